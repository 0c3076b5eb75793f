"""What of this package goes along when two records turn out to be one child."""

from kith.kernel.bearing import Bears, register

# A form's name holds the record's number between two slashes or after a colon. What the form had
# seen of the other record says nothing of this one.
register(
    Bears(
        "web_draft",
        "words half typed",
        person=(),
        key_type="uuid",
        only="t.key ~ ('(^|[/:])' || gone || '(/|$)')",
        sets={
            "key": "regexp_replace(t.key, '(^|[/:])' || gone || '(/|$)', '\\1' || keep || '\\2')",
            "seen": "''::text",
        },
    )
)
