-- Which shard is being loaded: its folder, as a pattern.
SET VARIABLE shard = $shard;
