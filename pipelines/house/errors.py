"""What can go wrong with a house or a command; each message is one sentence for a visitor."""

from pipelines.types import InputError


class HouseError(InputError):
    """A house that is described wrongly."""


class CommandError(InputError):
    """A command that does not fit the house."""


class UnknownEntity(CommandError):
    """No entity of the house has this id."""


class UnknownService(CommandError):
    """No such action, or not for this kind of entity."""


class InvalidData(CommandError):
    """A value is missing, of the wrong kind, out of range, or more than the device can do."""


class AlbumError(InputError):
    """A picture that cannot be kept in, or taken from, a visitor's album of devices."""


class AlbumFull(AlbumError):
    """As many pictures of a device, or as many devices, as an album holds."""


class NotRegistered(AlbumError):
    """No picture of this device is in the album."""


class InvalidPicture(AlbumError):
    """An embedding or a thumbnail of the wrong shape, or with values that are no numbers."""
