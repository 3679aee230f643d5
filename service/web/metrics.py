"""What is counted, in Prometheus' text format. No question, answer or caller appears in a label."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from service.contract import Answer, Timings

_METHODS = frozenset({"GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"})
_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12)


class Metrics:
    """The counters of one running service. Labels take few values, whatever a client sends."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "belagg_requests", "HTTP requests", ["method", "route", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "belagg_request_seconds", "Time to reply", ["route"], buckets=_BUCKETS, registry=self.registry
        )
        self._answers = Counter("belagg_answers", "Answers given", ["status", "language"], registry=self.registry)
        self._stages = Histogram(
            "belagg_stage_seconds", "Time per stage of an answer", ["stage"], buckets=_BUCKETS, registry=self.registry
        )
        self._ready = Gauge("belagg_ready", "1 when a question can be answered", registry=self.registry)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one finished request; `route` is the template, never the address asked for."""
        self._requests.labels(method if method in _METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answer(self, answer: Answer) -> None:
        """Count one answer and the time its stages took."""
        self._answers.labels(answer.status.value, answer.language.value).inc()
        self.stages(answer.timings_ms)

    def stages(self, timings: Timings) -> None:
        """Record the stages of an answer or a search."""
        for stage in ("embed", "retrieve", "answer"):
            self._stages.labels(stage).observe(getattr(timings, stage) / 1000)

    def render(self, *, ready: bool) -> bytes:
        """Return everything counted so far."""
        self._ready.set(1 if ready else 0)
        return generate_latest(self.registry)
