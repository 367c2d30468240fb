"""Settings: one frozen object, read once, at the door.

Every field can be set by an environment variable with the prefix `NEOWATCH_` (`NEOWATCH_HOME`).
"""

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the data lies, and how large a piece of work is."""

    model_config = SettingsConfigDict(
        env_prefix="NEOWATCH_", env_ignore_empty=True, frozen=True, extra="forbid"
    )

    home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("neowatch"),
        description="Folder of archive, warehouse and state.",
    )
    batch_captures: int = Field(default=64, ge=1, description="Captures per task, at most.")
    batch_bytes: int = Field(
        default=16_000_000, ge=1, description="Archived bytes per task, beyond the first capture."
    )
    workers: int = Field(default=2, ge=1, le=64, description="Batches read at the same time.")
