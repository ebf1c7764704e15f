from redis import Redis

from app import broker
from app.jobs import Jobs
from app.settings import Settings


def test_who_enqueues_does_not_count_as_a_worker(settings: Settings, redis: Redis) -> None:
    jobs = Jobs(broker.create_broker(settings))
    jobs.log_message("hello")
    jobs.close()

    assert redis.zcard(f"{broker.NAMESPACE}:__heartbeats__") == 0
