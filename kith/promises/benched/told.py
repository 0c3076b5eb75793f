"""How a sort of fact is invented for many children at once."""

from dataclasses import dataclass

SEED = 2
FACTS = """
INSERT INTO promises_fact (id, root, retracts, name, person_id, team_id, thread, parent,
  occurred_at, precision, recorded_at, rationale, source, data)
SELECT f.id, f.id, false, '{name}', f.child, {team}, f.thread, f.parent,
  kith_end_of_day(f.day - 1) + f.minutes * interval '1 minute',
  CASE WHEN f.minutes = 0 THEN 'day' ELSE 'minute' END,
  kith_end_of_day(f.day), '', 'lived', {data}
FROM (
  SELECT md5('{seed}{name}{work}' || child || '-' || n)::uuid AS id, child, n, {day} AS day,
    {minutes} AS minutes,
    md5('{seed}{work}' || child || {which})::uuid AS thread,
    md5('{seed}{of}' || child || {episode})::uuid AS parent
  FROM generate_series(1, {children}) child,
    LATERAL (SELECT date '2020-01-01' + child * 37 % 1800 AS begins) b,
    generate_series(0, {most}) n
  WHERE {where}
) f
"""


@dataclass(frozen=True)
class Told:
    """One sort of fact: of which piece of work, how many of it to a child, on which days.

    `of` is what the work belongs to: one of two episodes, or the one contact of a child.
    """

    name: str
    work: str
    most: int
    day: str
    data: str = "'{}'"
    where: str = "true"
    one_thread: bool = False
    first_episode: bool = False
    minutes: str = "0"
    of: str = "episode"

    def sql(self, team: int, children: int) -> str:
        """Return the statement that tells of all of them."""
        return FACTS.format(
            name=self.name,
            work=self.work,
            most=self.most,
            day=self.day,
            minutes=self.minutes,
            data=self.data,
            where=self.where,
            which="''" if self.one_thread else "'-' || n",
            of=self.of,
            episode=self._episode(),
            seed=SEED,
            team=team,
            children=children,
        )

    def _episode(self) -> str:
        if self.of != "episode":
            return "''"
        return "'-0'" if self.first_episode else "'-' || n"
