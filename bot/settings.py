"""Settings of the process, from the environment or `.env`. The names are a contract: see the README."""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SECRET_LENGTH = 32


class SettingsError(Exception):
    """A setting is unknown or has a bad value; the text names it."""


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


class Settings(BaseSettings):
    """Everything a process is told from outside."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", frozen=True, extra="forbid")

    bot_token: SecretStr = SecretStr("")
    owner_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)] = ()
    database_url: str = Field(default="sqlite:///data/forum.db", repr=False)  # may hold a password, as the proxy's
    telegram_api_url: str = "https://api.telegram.org"
    telegram_proxy: str = Field(default="", repr=False)
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    public_url: str = ""
    messages_per_second: float = Field(default=30, gt=0)
    quiet_hours: str = "22:00-08:00"
    data_dir: Path = Path("data")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    operator_name: str = ""
    operator_contact: str = ""
    registration: Literal["on", "off"] = "on"

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("registration", "log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("quiet_hours")
    @classmethod
    def _quiet(cls, value: str) -> str:
        quiet_hours(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @model_validator(mode="after")
    def _webhook_needs_secret(self) -> Self:
        if self.webhook_url and len(self.webhook_secret.get_secret_value()) < SECRET_LENGTH:
            raise ValueError(f"WEBHOOK_SECRET of at least {SECRET_LENGTH} characters is required with WEBHOOK_URL")
        return self


def read_settings(**given: object) -> Settings:
    """The settings of this process; `given` overrides them by name. Raises SettingsError naming every bad one."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # checked by pydantic itself
    except ValidationError as error:
        lines = []
        for fault in error.errors(include_url=False, include_input=False):
            name = "_".join(str(part) for part in fault["loc"]).upper()
            lines.append(f"{name + ': ' if name else ''}{fault['msg'].removeprefix('Value error, ')}")
        raise SettingsError("\n".join(lines)) from None


def quiet_hours(text: str) -> tuple[time, time] | None:
    """`22:00-08:00` as two times of the forum's day; None for an empty text or two equal times: never quiet.

    Raises ValueError for anything else.
    """
    if not text.strip():
        return None
    begins, dash, ends = text.partition("-")
    try:
        if not dash:
            raise ValueError
        pair = time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip())
    except ValueError:
        raise ValueError(f"{text!r} is not like 22:00-08:00") from None
    return None if pair[0] == pair[1] else pair
