// GENERATED from spec/driver by `npm run generate` (openapi-typescript). Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What the kit asks. It may ask again before it was answered; answers may come in any order. After a restart a commandId that was asked before means: resume that piece of work, never do it a second time. */
        Command: components["schemas"]["HelloCommand"] | components["schemas"]["StartCommand"] | components["schemas"]["CreateAccountsCommand"] | components["schemas"]["ModifyAccountsCommand"] | components["schemas"]["DeleteAccountsCommand"] | components["schemas"]["SyncTransactionsCommand"] | components["schemas"]["WatchCommand"] | components["schemas"]["EnquireTransactionsCommand"] | components["schemas"]["RequestRefundCommand"] | components["schemas"]["ReceiveNotificationCommand"] | components["schemas"]["LedgerCommand"] | components["schemas"]["OutcomeCommand"] | components["schemas"]["StopCommand"];
        /** @description What the driver answers, with the id of the command. */
        Reply: components["schemas"]["ResultReply"] | components["schemas"]["UnsupportedReply"] | components["schemas"]["ErrorReply"];
        /** @description The command was carried out, or tried; `result` tells what came of it, in the form of its operation. */
        ResultReply: {
            id: components["schemas"]["FrameId"];
            result: Record<string, never>;
        };
        /** @description The integration has no such feature. The checks that need it do not apply. */
        UnsupportedReply: {
            id: components["schemas"]["FrameId"];
            unsupported: string;
        };
        /** @description The driver itself failed: nothing that the bank or the integration did. It ends the session as a harness error. */
        ErrorReply: {
            id: components["schemas"]["FrameId"];
            error: string;
        };
        /** @description Chosen by the kit, new for each frame. */
        FrameId: string;
        /** @description Opaque. Tells the pieces of work apart where one driver serves several. */
        SessionId: string;
        /** @description Names a piece of work for ever, over restarts. What the integration keeps its idempotency by. */
        CommandId: string;
        /** @description Milliseconds until the kit stops waiting for the answer. */
        Deadline: number;
        /**
         * @description What the integration can do. CREATE, MODIFY, DELETE, SYNC, WATCH, ENQUIRE, REFUND, NOTIFY: the command of that name. Who claims REFUND is asked for WATCH as well: it shows how a refund ends. LEDGER: it tells what it booked. OUTCOME: it tells later what became of a command. RESTART: what it knows is kept in dataDir and read again after a kill. WORKERS: several workers may pull at one time. API_KEY, OAUTH2: the credentials it can use. PARALLEL_SESSIONS: one driver address serves several sessions at once.
         * @enum {string}
         */
        Capability: "CREATE" | "MODIFY" | "DELETE" | "SYNC" | "WATCH" | "ENQUIRE" | "REFUND" | "NOTIFY" | "LEDGER" | "OUTCOME" | "RESTART" | "WORKERS" | "API_KEY" | "OAUTH2" | "PARALLEL_SESSIONS";
        HelloCommand: {
            id: components["schemas"]["FrameId"];
            /** @constant */
            operation: "hello";
            /** @constant */
            protocolVersion: 1;
        };
        /** @description Who answers. */
        HelloResult: {
            protocolVersion: number;
            /** @description Of the integration. */
            name: string;
            version: string;
            /** @description A digest or commit. */
            build?: string;
            /** @description New at each start of the program. */
            instanceId: string;
            capabilities: components["schemas"]["Capability"][];
        };
        StartCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "start";
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: components["schemas"]["StartInput"];
        };
        /** @description The bank to work with. After a restart it comes again with the same values. */
        StartInput: {
            /** @description Origin and prefix, put before /v1 and /oauth2. Never without its path. */
            baseUrl: string;
            credentials: components["schemas"]["Credentials"];
            /** @description What a refund names. */
            clientName: string;
            /** @description What numbers of new accounts begin with. */
            virtualAccountPrefix: string;
            physicalAccountNumbers: string[];
            /** @description After that long an unanswered request is given up. */
            requestDeadlineMilliseconds: number;
            /** @description For what the integration draws at random. */
            seed: number;
            /** @description A folder of this session alone; what must survive a kill goes there. */
            dataDir: string;
            /** @description whsec_…, of the bank's notifications. */
            notificationSecret?: string;
        };
        /** @description Of the kind that the scenario wants, among those that the integration can use. */
        Credentials: {
            /** @enum {string} */
            kind: "API_KEY" | "OAUTH2";
            /** @description With API_KEY: the value of X-Api-Key. */
            apiKey?: string;
            clientId?: string;
            clientSecret?: string;
        };
        /** @description A virtual account to open. The integration picks its number. */
        AccountInput: {
            /** @description Unique in the session; answers name the account by it. */
            customerReference: string;
            accountName: string;
            /** @description Given: only these may pay, by account and IFSC. */
            allowedRemitters?: components["schemas"]["Remitter"][];
            /** @description Last day of validity. */
            validTo?: string;
        };
        Remitter: {
            accountNumber: string;
            ifsc: string;
        };
        CreateAccountsCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "createAccounts";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                physicalAccountNumber: string;
                accounts: components["schemas"]["AccountInput"][];
            };
        };
        ModifyAccountsCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "modifyAccounts";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                changes: {
                    virtualAccountNumber: string;
                    accountName?: string;
                    /** @description Those that may pay already stay allowed. */
                    addRemitters?: components["schemas"]["Remitter"][];
                }[];
            };
        };
        DeleteAccountsCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "deleteAccounts";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                virtualAccountNumbers: string[];
            };
        };
        /** @description Pull and book whatever is there, until there is nothing left. */
        SyncTransactionsCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "syncTransactions";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                physicalAccountNumbers: string[];
                /** @description How many pull each account at one time; 1 when left out. Only with WORKERS. */
                workers?: number;
            };
        };
        /** @description Keep polling as in production, for the stream and for refunds that are not settled, then answer. May come several times in a row: the pauses that the bank told last go on from one to the next. An integration whose workers poll by themselves only waits. */
        WatchCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "watch";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                forMilliseconds: number;
                /** @description Whose streams are polled; none leaves refunds alone. */
                physicalAccountNumbers: string[];
            };
        };
        /** @description Ask the bank (enquiry, not the stream) for all entries of the Indian days from the one to the other instant, both days included. */
        EnquireTransactionsCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "enquireTransactions";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                physicalAccountNumber: string;
                /** @description An instant in UTC: 2027-03-30T18:40:00Z. */
                from: string;
                to: string;
            };
        };
        /** @description Refund the credit that is described as a customer would. The integration finds its transactionReferenceNumber in its own books. SUCCEEDED: the bank has accepted the refund; accepted is not paid. UNKNOWN: whether the bank has it is not known yet (it waits in a queue, or its answer is missing); the integration goes on with it, and says what it knows when the commandId comes again and in `outcome`. FAILED: the bank has taken none and will not get one from this command. What becomes of an accepted refund is learned later, in `watch` or by workers of the integration's own, and told by `ledger`: PENDING until the bank says PROCESSED, PAID then, RESTORED once it says FAILED or RETURNED. The same commandId, or `outcome`, asked after such an end, may tell SUCCEEDED (it was accepted) or FAILED with a code. Another commandId for the same credit is a new wish, made by a person. */
        RequestRefundCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "requestRefund";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                utr: string;
                virtualAccountNumber: string;
                /** @description Decimal string with two places. */
                amount: string;
            };
        };
        /** @description A notification as it would arrive at the integration's own endpoint. SUCCEEDED says that it was accepted, FAILED that it was refused. */
        ReceiveNotificationCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "receiveNotification";
            commandId: components["schemas"]["CommandId"];
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                /** @description Lower-case names: webhook-id, webhook-timestamp, webhook-signature. */
                headers: {
                    [key: string]: string;
                };
                /** @description The exact body. */
                body: string;
            };
        };
        /** @description What has been booked. */
        LedgerCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "ledger";
            deadlineMilliseconds?: components["schemas"]["Deadline"];
        };
        LedgerResult: {
            entries: components["schemas"]["LedgerEntry"][];
            refunds: components["schemas"]["LedgerRefund"][];
        };
        /** @description One booking. BOOKED: on the customer's account. SUSPENSE: received, its account is not known to the integration. PARKED: received, not processed yet, for a person to look at. */
        LedgerEntry: {
            transactionReferenceNumber: string;
            /** @enum {string} */
            entryType: "CREDIT" | "REVERSAL";
            virtualAccountNumber: string;
            utr: string;
            /** @description As it is booked; a decimal string with two places. Positive for reversals too. */
            amount: string;
            /** @description The day it is booked on, YYYY-MM-DD. */
            businessDate: string;
            /** @enum {string} */
            state: "BOOKED" | "SUSPENSE" | "PARKED";
        };
        /** @description PENDING: asked for. PAID: the money has left. RESTORED: it is owed to the customer again. */
        LedgerRefund: {
            transactionReferenceNumber: string;
            /** @enum {string} */
            state: "PENDING" | "PAID" | "RESTORED";
        };
        /** @description What became of an earlier command, as far as the integration knows now; it may ask the bank. */
        OutcomeCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "outcome";
            deadlineMilliseconds?: components["schemas"]["Deadline"];
            input: {
                commandId: components["schemas"]["CommandId"];
            };
        };
        /** @description The session is over. The driver lets go of it; a program of its own ends. */
        StopCommand: {
            id: components["schemas"]["FrameId"];
            session: components["schemas"]["SessionId"];
            /** @constant */
            operation: "stop";
            deadlineMilliseconds?: components["schemas"]["Deadline"];
        };
        /** @description What came of a piece of work. SUCCEEDED: all of it is done. FAILED: none of it happened or will, or `items` tell which part. UNKNOWN: it may have happened, and the integration still owes an answer. */
        WorkResult: {
            outcome: components["schemas"]["Outcome"];
            /** @description The bank's problem code, or the integration's own word for what went wrong. */
            code?: string;
            message?: string;
            items?: components["schemas"]["WorkItem"][];
            /** @description Of enquireTransactions. */
            transactionReferenceNumbers?: string[];
        };
        WorkItem: {
            customerReference?: string;
            virtualAccountNumber?: string;
            outcome: components["schemas"]["Outcome"];
            code?: string;
        };
        /** @enum {string} */
        Outcome: "SUCCEEDED" | "FAILED" | "UNKNOWN";
        /** @description Of start and stop. */
        EmptyResult: Record<string, never>;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
