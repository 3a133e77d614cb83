"""Driver of our integration for `khata conform`: JSON lines on standard input and output.

Whatever it logs goes to standard error. Fill in HANDLERS with calls of your own code and claim each in CAPABILITIES.
Forms of all inputs and results: spec/generated/driver.schema.json of khata.
"""

import json
import sys
import threading
import uuid

# What this integration can do: CREATE, MODIFY, DELETE, SYNC, WATCH, ENQUIRE, REFUND, NOTIFY, LEDGER, OUTCOME ...
CAPABILITIES = []

# What `start` handed out, by session: baseUrl (its path stays before /v1 and /oauth2), credentials {kind, apiKey |
# clientId, clientSecret}, clientName, virtualAccountPrefix, physicalAccountNumbers, requestDeadlineMilliseconds, dataDir.
sessions = {}
instance_id = str(uuid.uuid4())
output_lock = threading.Lock()


def hello(command, bank):
    return {
        "protocolVersion": 1,
        "name": "our integration",
        "version": "1.0.0",
        "instanceId": instance_id,
        "capabilities": CAPABILITIES,
    }


def start(command, bank):
    # Read back from dataDir what a killed program has left, and take bank and credentials from here alone.
    sessions[command["session"]] = command["input"]
    return {}


def stop(command, bank):
    sessions.pop(command["session"], None)
    return {}


# A commandId names a piece of work for ever: keep your idempotency key by it, and resume it after a restart.
HANDLERS = {
    "hello": hello,
    "start": start,
    # "createAccounts": create_accounts,   {"outcome": "SUCCEEDED", "items": [{"customerReference": ...,
    #                                       "virtualAccountNumber": ..., "outcome": "SUCCEEDED"}]}
    # "syncTransactions": sync,            {"outcome": "SUCCEEDED"}; FAILED or UNKNOWN come with a "code"
    # "requestRefund": request_refund,     {"outcome": "UNKNOWN", "code": "TIMEOUT"}
    # "ledger": ledger,                    {"entries": [...], "refunds": [...]}
    "stop": stop,
}


def answer(command):
    operation = command["operation"]
    if operation not in HANDLERS:
        reply = {"unsupported": f"no {operation}"}
    else:
        try:
            reply = {"result": HANDLERS[operation](command, sessions.get(command.get("session")))}
        except Exception as error:  # A fault of this driver; what the bank refused is an outcome FAILED.
            reply = {"error": repr(error)}
    with output_lock:
        print(json.dumps({"id": command["id"], **reply}), flush=True)


sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8")
# Commands run side by side: one that waits for the bank must not hold up the others.
for line in sys.stdin:
    threading.Thread(target=answer, args=(json.loads(line),), daemon=True).start()
