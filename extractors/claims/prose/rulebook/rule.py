"""What the rulebook says of one rule: what it reads, and examples that prove it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """Words of our own, with invented figures, and each claim that the rule makes of them.

    `claims` are in the order of their values. `issuer` is the company whose own words they are; without
    one somebody else writes.
    """

    text: str
    claims: tuple[str, ...]
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule under the name by which a claim's `extractor` calls it, without `prose.`."""

    name: str
    reads: str
    examples: tuple[Example, ...]

    @property
    def doctest(self) -> str:
        """The examples as a test: what is printed of each is what the rule makes of it."""
        lines: list[str] = []
        for each in self.examples:
            whose = f", issuer={each.issuer!r}" if each.issuer else ""
            lines += [f">>> tell({self.name!r}, {each.text!r}{whose})", *each.claims]
        return "\n".join(lines)


def example(text: str, *claims: str, issuer: str | None = None) -> Example:
    return Example(text, claims, issuer)


def rule(name: str, reads: str, *examples: Example) -> Rule:
    return Rule(name, reads, examples)
