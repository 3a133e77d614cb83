"""A partner's program in Python, with its standard library alone, against `khata serve --json`.

Run, in a copy of this folder: npm init --yes; npm install <path>/khata-0.1.0.tgz; python3 collect.py
(`npm ci && npm pack` in a clone of Khata makes that file.)
"""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from decimal import Decimal


def call(url, method, path, body=None, headers=None):
    request = urllib.request.Request(
        url + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", **(headers or {})},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def collect(bank, key, account):
    """Fetches, books and acknowledges until nothing waits."""
    booked = {}
    while True:
        batch = call(bank, "POST", "/v1/transaction-batches", {"physicalAccountNumber": account}, key)["batch"]
        if batch is None:
            return booked
        # Counted from the records, not copied: an acknowledgement says what was received.
        entries = batch["transactions"]
        totals = {
            "numberOfTransactions": len(entries),
            "controlSum": f"{sum(Decimal(entry['amount']) for entry in entries):.2f}",
        }
        if any(totals[name] != batch[name] for name in totals):
            raise ValueError(f"batch {batch['batchId']} does not add up: book nothing")
        for entry in entries:
            booked[entry["transactionReferenceNumber"]] = entry
        call(bank, "POST", f"/v1/transaction-batches/{batch['batchId']}/acknowledgement", totals, key)


def main():
    command = ["npx", "--no-install", "khata", "serve", "--json", "--memory", "--port", "0"]
    # A session of its own: npx passes no signal on.
    server = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    try:
        ready = json.loads(server.stdout.readline())
        sandbox = ready["url"]
        # A world of its own for this run: others on the same server do not see it.
        world = call(sandbox, "POST", "/sandbox/v1/worlds", {})
        bank = sandbox + world["prefix"]
        partner = world["partner"]
        key = {"X-Api-Key": partner["apiKey"]}
        booked = collect(bank, key, partner["physicalAccountNumber"])
        print(f"{len(booked)} booked")
        assert len(booked) == 250, len(booked)
        assert collect(bank, key, partner["physicalAccountNumber"]) == {}
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(10)
    return 0


sys.exit(main())
