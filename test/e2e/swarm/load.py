"""Asks the tasks of a service, over and over, as a load balancer's clients would, and says how that went.

    load.py HOST PORT PATH

HOST is looked up for every request, as Swarm takes a task out of its lists before it stops it. An address that
refuses a connection is passed over for the next; once a connection stands, whatever but an answer is a failure.
"""

import asyncio
import collections
import json
import random
import signal
import sys

CLIENTS = 4


async def connect(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, proto=6)
    for *_, address in random.sample(found, len(found)):
        try:
            return await asyncio.wait_for(asyncio.open_connection(*address[:2]), 2)
        except (OSError, TimeoutError):
            continue
    raise ConnectionError(f"none of {len(found)} tasks took a connection")


async def ask(host: str, port: int, path: str) -> tuple[int, object]:
    reader, writer = await connect(host, port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = await asyncio.wait_for(reader.read(), 30)
    finally:
        writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


async def main(host: str, port: str, path: str) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    answers: collections.Counter[str] = collections.Counter()
    failures: list[str] = []

    async def client() -> None:
        while not stop.is_set():
            try:
                status, body = await ask(host, int(port), path)
                answers[f"{status} {body['commit']}"] += 1
            except Exception as error:
                failures.append(repr(error))
            await asyncio.sleep(0.01)

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    print(json.dumps({"answers": answers, "failures": failures}))


asyncio.run(main(*sys.argv[1:]))
