"""Why something cannot be done: the barrier codes of SPEC D4, in words for the screen."""

BARRIERS = {
    "capacity": "Not enough worker time",
    "worker_change": "Change of social worker",
    "child_unavailable": "The child is not there or cannot take part now",
    "partner": "Waiting for a partner agency",
    "service_wait": "Waiting list of a service",
    "resource": "Nothing suitable to be had",
    "court": "Waiting for the court",
    "unclear": "Not clear what is stopping it",
}
