"""Every error the program raises on purpose.

TrackerError
├── InputError            an input could not be turned into a document; the others go on
│   ├── MissingInput      the path does not exist or names nothing readable
│   ├── UnsupportedInput  the bytes are of no kind the program reads (binary, wrong charset)
│   ├── EmptyInput        there is no text in it
│   ├── TooLarge          over the size limit, before or after decoding
│   ├── TooSlow           over the limit of computing time for one document
│   └── FetchError        the address could not be read
│       ├── ForbiddenAddress   the guard refused it (scheme, address range, redirect)
│       ├── Gone               404 or 410: an observation with a date, not a failure of ours
│       └── BadResponse        any other status, a time limit, a broken transfer
├── WorkerError           a process that reads documents could not be started, or ended while it read one
├── ShardError            shards cannot be planned, read or loaded as it was asked for
├── InvalidPostId         the id cannot exist on that platform
├── ServerError           the local server cannot be started: its port is taken, or its libraries are missing
├── LanguageError         a language file does not have the shape it must have
├── ExportError           an export or a verdict cannot be made as it was asked for
└── StoreError            the database could not be used
    ├── DatabaseLocked    another process holds it
    ├── NewerSchema       a later version of the program made it
    ├── DamagedCapture    stored bytes are missing or are not what their name says
    ├── SchemaMismatch    an applied migration is not the one the program has
    ├── UnknownId         no row, or more than one, has that id prefix
    ├── QueryError        a query could not be run
    ├── UnknownCheck      no check has that name
    └── BadCheck          a check's file does not have the shape it must have
"""


class TrackerError(Exception):
    """Something the user can be told in one sentence; the message is that sentence."""


class InputError(TrackerError):
    """One input could not be read; it gets a row in `failures` and the others go on."""


class MissingInput(InputError):
    """The path does not exist, or a pattern matches nothing."""


class UnsupportedInput(InputError):
    """The bytes are of no kind the program reads."""


class EmptyInput(InputError):
    """There is no text in the input."""


class TooLarge(InputError):
    """The input is over the size limit, before or after decoding."""


class TooSlow(InputError):
    """Reading one document took more computing than any document may."""


class FetchError(InputError):
    """The address could not be read."""


class ForbiddenAddress(FetchError):
    """The guard refused the address; nothing was sent."""


class Gone(FetchError):
    """The server says 404 or 410. `status` is kept as a dated observation of a known address."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class BadResponse(FetchError):
    """The server answered something that holds no document, or not in time."""


class WorkerError(TrackerError):
    """A process that reads documents could not be started, or ended while it read one."""


class ShardError(TrackerError):
    """Shards cannot be planned, read or loaded as it was asked for."""


class InvalidPostId(TrackerError, ValueError):
    """The id cannot exist on that platform."""


class ServerError(TrackerError):
    """The local server cannot be started."""


class LanguageError(TrackerError):
    """A language file does not have the shape it must have."""


class ExportError(TrackerError):
    """An export or a verdict cannot be made as it was asked for."""


class StoreError(TrackerError):
    """The database could not be used."""


class DatabaseLocked(StoreError):
    """Another process holds the database."""


class NewerSchema(StoreError):
    """A later version of the program made the database."""


class DamagedCapture(StoreError):
    """The stored bytes of a capture are missing, or are not the bytes that were received."""


class SchemaMismatch(StoreError):
    """A migration that was applied is not the one the program carries."""


class UnknownId(StoreError):
    """No row has that id prefix, or several have."""


class QueryError(StoreError):
    """A query could not be run; the message is the database's own."""


class UnknownCheck(StoreError):
    """No check has that name."""


class BadCheck(StoreError):
    """A check's file does not have the shape it must have; the other checks run."""
