"""Much to read, in pieces that any engine may read anywhere: planned once, read to Parquet, loaded in their order.

`plan.py` cuts sources into shards, `read.py` has the one function that every engine calls, `engines.py` calls it in
processes of this machine or on a Dask cluster, `load.py` brings what was read into a database. What is done stands in
the folder itself (`folder.py`), so any of them may be killed at any moment and begun again.
"""

from tracker.shards.folder import ShardFolder, State
from tracker.shards.here import read_here
from tracker.shards.load import load
from tracker.shards.plan import make_plan
from tracker.shards.read import read_shard

__all__ = ["ShardFolder", "State", "load", "make_plan", "read_here", "read_shard"]
