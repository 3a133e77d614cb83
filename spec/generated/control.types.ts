// GENERATED from spec/control by `npm run generate` (openapi-typescript). Do not edit.

export interface paths {
    "/sandbox/v1/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a payment come in
         * @description Plays the payment rail: a remitter pays to a virtual account. The credit posts only on an ACTIVE account that allows its mode, its remitter and its amount; otherwise it is returned to the remitter, which is an outcome and no error. NEFT waits for the next half hour strictly after receipt and is judged then. A notice that is known already, equal in every field, is answered with what became of it and changes nothing: with a `utr`, a repetition is safe.
         */
        post: operations["postCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/bulk-credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make many payments come in
         * @description Up to 1,000 notices, taken in their order, each exactly as postCredit takes one and independent of the others. A schema fault anywhere refuses the whole call; otherwise the answer is always 207 and tells what became of each notice, in request order.
         */
        post: operations["postCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/credit-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the payments of a file come in
         * @description Up to 1,000 notices from a file, taken in their order, each exactly as postCredit takes one and
         *     independent of the others. When a single row cannot be read, the whole file is refused and nothing is
         *     done; otherwise the answer is always 207 and tells what became of each row.
         *
         *     **JSON** is the body of postCredits. **CSV** is RFC 4180 in UTF-8, with or without a byte order mark. Its
         *     first line names columns of this list, in any order, and no others: `virtualAccountNumber`, `amount`,
         *     `paymentMode`, `utr`, `remitter.name`, `remitter.accountNumber`, `remitter.ifsc`,
         *     `remittanceInformation`. Those that a notice requires must be there. An empty cell is a field left
         *     out. Nothing is trimmed, so that leading zeros and blanks stay what they are.
         *
         *     Faults of a CSV file are named by line and column: `pointer` is `/LINE/COLUMN`, such as
         *     `/7/amount`; the heading is line 1, and a row that spans lines counts from its first.
         */
        post: operations["postCreditFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/credit-patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a pattern of payments
         * @description Plays payments that are known to trip up a partner's bookkeeping, by the name of the pattern. The answer tells step by step what came in and what became of it, and in `left` what the pattern still wants of somebody else. Amounts and names are drawn from a generator of the world, or of `seed`. A pattern is all or nothing. Only the patterns with EDGES in their names move the clock.
         */
        post: operations["postCreditPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/credits/{transactionReferenceNumber}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Reference of the credit.
                 * @example KT01JD8Z7R4T0B
                 */
                transactionReferenceNumber: components["parameters"]["TransactionReferenceNumberInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a credit
         * @description Takes a credit back in full, as a bank does with money that was credited by mistake: once per credit, in any state of its delivery and of its account. The reversal enters the stream as an entry of its own. A credit is not reversed while a refund of it is under way or has been paid.
         */
        post: operations["reverseCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock
         * @description What the world's clock reads, and whether it runs.
         */
        get: operations["getClock"];
        /**
         * Set the clock
         * @description Sets the world's clock to an instant, now or later, and runs what falls due on the way. A world's clock never goes back, because what happened has happened: to start earlier, reset the world.
         */
        put: operations["setClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance the clock
         * @description Moves the world's clock forward and runs what falls due on the way, by due instant and then by arrival, each at its own instant. A frozen clock stays frozen, a running one runs on.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/clock/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop the clock
         * @description The world's clock stands still where it is, until it is advanced, set or resumed. Freezing a frozen clock changes nothing. There is no body.
         */
        post: operations["freezeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/clock/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the clock run on
         * @description The world's clock runs on from where it stands, not from the host's time. Resuming a running clock changes nothing. There is no body.
         */
        post: operations["resumeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/refunds/{refundId}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle a refund
         * @description The money leaves now, without waiting for the clock: an ACCEPTED or IN_PROCESS refund becomes PROCESSED and gets its UTR. In any other state it is a conflict. There is no body.
         */
        post: operations["settleRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/refunds/{refundId}/failure": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fail a refund
         * @description The money does not leave: an ACCEPTED or IN_PROCESS refund becomes FAILED, which restores the credit. In any other state it is a conflict.
         */
        post: operations["failRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/refunds/{refundId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return a refund
         * @description The remitter's bank sends the money back: a PROCESSED refund becomes RETURNED, which restores the credit. In any other state it is a conflict.
         */
        post: operations["returnRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/world": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the world
         * @description Which world this is, where it came from, what time it is there and how much it holds.
         */
        get: operations["getWorld"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the world back to how it began
         * @description Everything that happened since the world began is forgotten: accounts, credits, batches, refunds, idempotency keys, counters, limits and exchanges. The clock too is as it was, and so are the credentials. A world that began as a snapshot goes back to it, and cannot when it is gone. Its own snapshots stay. It cannot be undone. There is no body.
         */
        post: operations["resetWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the limits
         * @description The limits in force in the world.
         */
        get: operations["getLimits"];
        /**
         * Change limits
         * @description Changes the limits that are given and leaves the others. They hold from the next call on; what was decided under the old ones stands.
         */
        put: operations["setLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was asked and answered
         * @description The last requests of the world with their answers, newest first, no more than `limit`: all of the bank and the portal, and those of the control plane that can change something. One whose answer is held back, by a fault or by a slow network, is there at once, and told later how its answer ended. The default world also keeps those whose path names a world that does not exist. A sandbox keeps a bounded number of them, 1,000 or 4 MiB for each world unless it was made with other bounds; `dropped` tells how many are gone. Secrets are redacted before an exchange is kept.
         */
        get: operations["listExchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/exchanges/{exchangeNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the exchange.
                 * @example 42
                 */
                exchangeNumber: components["parameters"]["ExchangeNumberInPath"];
            };
            cookie?: never;
        };
        /**
         * Read one request and its answer
         * @description One exchange with its headers, bodies, timings, the fault that was played on it and what it changed.
         */
        get: operations["getExchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/exchange-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what is asked and answered
         * @description Server-sent events: one `exchange` for each request that is answered from now on, or, with `Last-Event-ID` or `afterNumber`, from that number on as far as it is still held. `data` is an Exchange as JSON, as it was when the answer was made, `id` its number. A `gap` tells that exchanges were dropped before this consumer had read them: `data` is `{"from":…,"to":…}`. A comment comes every 15 seconds. The stream ends when the world is reset or the sandbox stops.
         */
        get: operations["followExchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/exchange-archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export what was asked and answered as HAR
         * @description The held exchanges that match, oldest first, as an HTTP Archive 1.2: for the network panel of a browser, for other tools, and for `khata replay`. What HAR has no place for stands in members that begin with `_khata`.
         */
        get: operations["exportExchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/virtual-accounts/{virtualAccountNumber}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the virtual account.
                 * @example ACME00000001
                 */
                virtualAccountNumber: components["parameters"]["VirtualAccountNumberInPath"];
            };
            cookie?: never;
        };
        /**
         * Why a virtual account is as it is
         * @description Its life from the opening on: modifications, each credit that was posted and each that went back with the reason, its end. Of a number that no account has, the credits that went back. Events are in order of time; those that a held exchange brought about name it. No more than the first 500 of each kind.
         */
        get: operations["getVirtualAccountTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/credits/{transactionReferenceNumber}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Reference of the credit.
                 * @example KT01JD8Z7R4T0B
                 */
                transactionReferenceNumber: components["parameters"]["TransactionReferenceNumberInPath"];
            };
            cookie?: never;
        };
        /**
         * Why a credit is as it is
         * @description How it came in and was posted, the batch that took it, its acknowledgement, its refunds, its reversal. Events are in order of time; those that a held exchange brought about name it. No more than the first 500 of each kind.
         */
        get: operations["getCreditTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/transaction-batches/{batchId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the batch.
                 * @example KB01JD90C4M2XE
                 */
                batchId: components["parameters"]["BatchIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Why a batch is as it is
         * @description When it was frozen, fetched again, acknowledged, and which acknowledgements were refused. Events are in order of time; those that a held exchange brought about name it. No more than the first 500 of each kind.
         */
        get: operations["getTransactionBatchTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/refunds/{refundId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Why a refund is as it is
         * @description Each of its steps, why it failed or came back, and the step that falls due next. Events are in order of time; those that a held exchange brought about name it. No more than the first 500 of each kind.
         */
        get: operations["getRefundTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/applications/{applicationId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Why an application is as it is
         * @description Its states and keys from the audit log, and by the hour the calls that its plans or the gateway refused. Events are in order of time; those that a held exchange brought about name it. No more than the first 500 of each kind.
         */
        get: operations["getApplicationTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/invariants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the books are right
         * @description Recomputes from what the world holds whether its promises are kept: that money neither appears nor disappears, that each credit is delivered once, that batches have no gap. It reads everything, so it takes time in a large world. A violation is a fault of the sandbox and is answered with 200 and `holds: false`.
         */
        get: operations["checkInvariants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/fault-scripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fault scripts
         * @description All scripts of the world with their accounting, in the order in which they are asked.
         */
        get: operations["listFaultScripts"];
        put?: never;
        /**
         * Script faults
         * @description Makes calls of the bank's API fail on purpose. A script is asked about each call of its operation that it matches, once credentials and plans have let the call in; faults that rewrite a batch or an answer are asked only about answers that have what they rewrite. Scripts are asked in the order of their making; all of them count the call, and the first that acts is the one fault of that call. Faults that rewrite a batch leave the stream as it is: an acknowledgement is compared with the batch as it was served, and what was not served comes again. The scripts and their accounting are part of the world and survive a restart.
         */
        post: operations["createFaultScripts"];
        /**
         * Delete all fault scripts
         * @description Takes every script away. Mischief stays as it is.
         */
        delete: operations["deleteFaultScripts"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/fault-scripts/{faultScriptId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the fault script.
                 * @example fault-1
                 */
                faultScriptId: components["parameters"]["FaultScriptIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Read a fault script
         * @description The script with its accounting. A script that nobody met says so.
         */
        get: operations["getFaultScript"];
        put?: never;
        post?: never;
        /**
         * Delete a fault script
         * @description Takes the script away; the others keep their order and their accounting.
         */
        delete: operations["deleteFaultScript"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/mischief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the mischief
         * @description How often things go wrong by chance in the world, and how often they did since the rates were set.
         */
        get: operations["getMischief"];
        /**
         * Set the mischief
         * @description Lets things go wrong by chance, so that a client never gets used to a bank that always answers. All rates are 0 at first. Which calls are hit follows from the seed of the world and the order of the calls. Scripts go first. The accounting begins anew.
         */
        put: operations["setMischief"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the mails of the outbox
         * @description The mails that the portal wrote, newest first, no more than `limit`, whether or not an SMTP server takes them. The last 10,000 of a world are kept.
         */
        get: operations["listOutboxMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/mails/{mailId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the mail.
                 * @example KL4Z0M8Q2R7XKD
                 */
                mailId: components["parameters"]["MailIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Read a mail with its link
         * @description The whole text as the addressee reads it, and its one-time link: the way to activate an account without a mailbox.
         */
        get: operations["getOutboxMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link that signs somebody in
         * @description The link opens a session of the portal once, without a password. An earlier unused one of the same person is void.
         */
        post: operations["createSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/approval-switches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the approval switches
         * @description For which requests the bank's approval is needed in this world.
         */
        get: operations["getApprovalSwitches"];
        /**
         * Turn approval switches
         * @description Turns the switches that are given and leaves the others. They hold for requests from now on; what waits already still waits.
         */
        put: operations["setApprovalSwitches"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/organisations/{organisationId}/account-plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the organisation.
                 * @example org-acme
                 */
                organisationId: components["parameters"]["OrganisationIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Limit an organisation
         * @description Puts the organisation on an account plan of its own with these limits, from the next call on. Another call changes them again.
         */
        put: operations["setAccountQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/applications/{applicationId}/api-plans/{api}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
                /**
                 * @description One of the bank services.
                 * @example refund-details
                 */
                api: components["parameters"]["ApiInPath"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Limit an application for one API
         * @description Puts the application on an API plan of its own with these limits, for one of the APIs that it uses, from the next call on. Needs no approval. Another call changes them again.
         */
        put: operations["setApiQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/applications/{applicationId}/access-token-revocation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all access tokens of an application
         * @description Every access token that the application has now is over at once: calls with one are answered 401 `TOKEN_EXPIRED`, until a new one is asked for. The world's clock does not move, and refresh tokens and grants stay. There is no body.
         */
        post: operations["revokeAccessTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the worlds
         * @description Every world of this server, by name. It makes no difference in which world's address it is asked.
         */
        get: operations["listWorlds"];
        put?: never;
        /**
         * Create a world
         * @description A world of its own: state, clock, limits, exchanges and credentials. It begins as a fixture or as a snapshot of any world, and is reached by its prefix on every door. Its API keys and secrets stand in the answer and nowhere else; people sign in to its portal as in the world that it was copied from. With a seed, its identifiers follow from the seed and the calls, and so do its credentials: for tests only.
         */
        post: operations["createWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/worlds/{world}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a world
         * @description The world is gone with everything in it, its snapshots too; its name is free again. The default world stays.
         */
        delete: operations["deleteWorld"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the snapshots of the world
         * @description The snapshots that were taken of this world or brought to it, by name. Other worlds have their own.
         */
        get: operations["listSnapshots"];
        put?: never;
        /**
         * Take a snapshot
         * @description Keeps everything that the world holds now, its clock, counters, limits and idempotency keys included, under a name. It costs next to nothing in memory until the world changes. The exchange log is not part of it.
         */
        post: operations["createSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/snapshots/{snapshot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a snapshot
         * @description The snapshot is gone. Worlds that began as it stay, but can no longer be reset.
         */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/snapshots/{snapshot}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the world back to a snapshot
         * @description The world is what it was when the snapshot was taken: every GET answers byte for byte as it did then, as far as it does not read a running clock. Its clock goes back with it. What came since is forgotten; the exchange log is kept. There is no body.
         */
        post: operations["restoreSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/snapshots/{snapshot}/contents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a snapshot
         * @description The snapshot as a file that people can read and a test can keep: JSON, one row per line. Secrets are in it as hashes, or encrypted under the key of this server; on another server, those of OAuth 1.0 cannot be read.
         */
        get: operations["exportSnapshot"];
        /**
         * Upload a snapshot
         * @description Brings a downloaded file back under a name, here or on another server of the same version. Its rows must fit together: the invariants are checked before it is taken. The world itself does not change until the snapshot is restored. The file may be up to 64 MiB long.
         */
        put: operations["importSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notifications
         * @description What applications were or are to be told of, newest first, no more than `limit`. What is still to be delivered is kept, and of the rest the last 10,000 of a world. Moving the world's clock makes events fall due, and so writes notifications; when they are sent goes by the host's clock, which it does not move.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/notifications/{notificationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the notification, its `webhook-id`.
                 * @example msg_4Z0M8Q2R7XKD
                 */
                notificationId: components["parameters"]["NotificationIdInPath"];
            };
            cookie?: never;
        };
        /**
         * Read a notification with its attempts
         * @description The body as it is sent, and what became of each attempt. Neither secret nor signature is shown.
         */
        get: operations["getNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/notifications/{notificationId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the notification, its `webhook-id`.
                 * @example msg_4Z0M8Q2R7XKD
                 */
                notificationId: components["parameters"]["NotificationIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a notification again
         * @description One more attempt now, with the same `webhook-id` and body and a new timestamp, whatever became of it before: how a receiver's own de-duplication is tried. When it fails, a notification that was finished is as it was before.
         */
        post: operations["resendNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/v1/applications/{applicationId}/notification-endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Say where notifications of an application go
         * @description Sets the application's `notificationUrl` without the bank's approval, from the next event on, and shows the secret that a receiver verifies with. An address that this sandbox does not send to is refused by VALIDATION_FAILED with a fault REFUSED_ADDRESS. An address that had answered 410 is used again.
         */
        put: operations["setNotificationEndpoint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The end of an application's access tokens. */
        AccessTokenRevocation: {
            /**
             * Format: int64
             * @description How many access tokens were live and are so no more.
             */
            revoked: number;
        };
        /** @description The account plan that an organisation is on now. */
        AccountQuota: {
            organisationId: components["schemas"]["OrganisationId"];
            accountPlanId: components["schemas"]["PlanId"];
            /**
             * Format: int64
             * @description Calls per period; null is unlimited, 0 blocks.
             */
            hits: number | null;
            /**
             * @description IST calendar days from midnight, or IST calendar months from the 1st.
             * @enum {string}
             */
            period: "DAY" | "MONTH";
            /**
             * Format: int32
             * @description Calls per second, with a burst of one second's worth; null is unlimited, 0 blocks.
             */
            tps: number | null;
        };
        /** @description How far to move the world's clock. */
        AdvanceClockRequest: {
            /**
             * Format: int32
             * @description By how many seconds, up to five years of 366 days.
             */
            seconds: number;
        };
        /** @description The clock after an advance, and how much fell due on the way. */
        AdvancedClock: {
            /** @description What the world's clock reads after the advance. */
            now: components["schemas"]["Timestamp"];
            mode: components["schemas"]["ClockMode"];
            offsetSeconds: components["schemas"]["OffsetSeconds"];
            /**
             * Format: int64
             * @description How many due events the call ran, such as NEFT credits and refund steps, in order of their due instants.
             */
            ran: number;
        };
        /**
         * Format: password
         * @description API key, OAuth client_id and consumer key in one. With OAuth NONE it is the whole credential.
         */
        ApiKeyText: string;
        /**
         * @description One of the bank's services, by the name of its scope.
         * @example refund-details
         */
        ApiName: string;
        /** @description The API plan that an application is on now for one API. */
        ApiQuota: {
            applicationId: components["schemas"]["ApplicationId"];
            api: components["schemas"]["ApiName"];
            apiPlanId: components["schemas"]["PlanId"];
            /**
             * Format: int64
             * @description Calls per period; null is unlimited, 0 blocks.
             */
            hits: number | null;
            /**
             * @description IST calendar days from midnight, or IST calendar months from the 1st.
             * @enum {string}
             */
            period: "DAY" | "MONTH";
            /**
             * Format: int32
             * @description Calls per second, with a burst of one second's worth; null is unlimited, 0 blocks.
             */
            tps: number | null;
        };
        /**
         * @description Identifier of an application.
         * @example app-acme-key
         */
        ApplicationId: string;
        /** @description For which requests the bank's approval is needed; where it is not, they are approved at once. */
        ApprovalSwitches: {
            /** @description Registrations of people with a new organisation. */
            registration: boolean;
            /** @description New and revised applications. */
            application: boolean;
            /** @description Sensitive edits of applications that are in use. */
            edit: boolean;
            /** @description Deletions of applications that are in use. */
            deletion: boolean;
        };
        /** @description The body of an answer. */
        ArchiveContent: {
            /**
             * Format: int64
             * @description Bytes of the body.
             */
            size: number;
            /** @description The media type. */
            mimeType: string;
            /** @description The body as it is kept. */
            text?: string;
        };
        /** @description What made the archive. */
        ArchiveCreator: {
            /** @description Khata. */
            name: string;
            /** @description The version of its contract. */
            version: string;
        };
        /** @description One exchange. */
        ArchiveEntry: {
            /**
             * Format: date-time
             * @description When the request arrived, on the host's clock.
             */
            startedDateTime: string;
            /** @description Milliseconds from the request to the end of the answer. */
            time: components["schemas"]["Milliseconds"];
            request: components["schemas"]["ArchiveRequest"];
            response: components["schemas"]["ArchiveResponse"];
            /** @description Nothing is cached. */
            cache: Record<string, never>;
            timings: components["schemas"]["ArchiveTimings"];
            /** @description The TCP connection that the request came by, numbered by the listener from 1. Absent in process. */
            connection?: string;
            /** @description The rest of the exchange, without what stands in the archive's own members. */
            _khata: components["schemas"]["ArchiveExchange"];
        };
        /** @description What HAR has no place for. */
        ArchiveExchange: {
            number: components["schemas"]["ExchangeNumber"];
            /** @description The X-Request-Id of the answer. */
            requestId: components["schemas"]["RequestId"];
            door: components["schemas"]["DoorName"];
            /** @description When the request was served, on the world's clock. */
            at: components["schemas"]["Timestamp"];
            /** @description The request's path without the world's prefix; with it where the world does not exist. */
            path?: string;
            operationId?: components["schemas"]["OperationId"];
            /** @description The application whose credentials the request carried; absent when it has none. */
            applicationId?: components["schemas"]["ApplicationId"];
            /** @description The `code` of the problem, when the answer is one. */
            problemCode?: components["schemas"]["ProblemCode"];
            /**
             * Format: int64
             * @description From arrival to when the last byte of the request's body had come. Absent where none was read.
             */
            bodyReadMicroseconds?: number;
            /**
             * Format: int64
             * @description From arrival to when the last byte of the answer was handed to the connection. Absent where it was not.
             */
            answeredMicroseconds?: number;
            /**
             * Format: int64
             * @description From arrival to when the connection closed before the answer had left whole. Absent where it did not.
             */
            closedMicroseconds?: number;
            /** @description Whether it was the client who closed it. Absent when not. */
            clientGone?: boolean;
            /** @description Whether its path names a world that this server does not have. Absent when not. */
            stray?: boolean;
            /** @description The world that knows the credentials which were unknown where the request went. Absent where none does. */
            credentialOf?: components["schemas"]["WorldName"];
            fault?: components["schemas"]["PlayedFault"];
            /** @description What the call changed. */
            changes?: components["schemas"]["StateChange"][];
        };
        /** @description What the archive holds. */
        ArchiveLog: {
            /** @description 1.2. */
            version: string;
            creator: components["schemas"]["ArchiveCreator"];
            /** @description The exchanges, oldest first. */
            entries: components["schemas"]["ArchiveEntry"][];
        };
        /** @description A header or a parameter. */
        ArchivePair: {
            /** @description The name. */
            name: string;
            /** @description The value. */
            value: string;
        };
        /** @description The body of a request. */
        ArchivePostData: {
            /** @description The media type. */
            mimeType: string;
            /** @description The body as it is kept. */
            text: string;
        };
        /** @description The request. */
        ArchiveRequest: {
            /** @description The method. */
            method: string;
            /** @description The address, with the host that the request named. */
            url: string;
            /** @description HTTP/1.1. */
            httpVersion: string;
            /** @description None are kept. */
            cookies: components["schemas"]["ArchivePair"][];
            /** @description The headers that are kept. */
            headers: components["schemas"]["ArchivePair"][];
            /** @description The parameters of the query. */
            queryString: components["schemas"]["ArchivePair"][];
            /**
             * Format: int64
             * @description Not known, -1.
             */
            headersSize: number;
            /**
             * Format: int64
             * @description Bytes of the body as it was read.
             */
            bodySize: number;
            postData?: components["schemas"]["ArchivePostData"];
        };
        /** @description The answer. */
        ArchiveResponse: {
            /**
             * Format: int64
             * @description The HTTP status.
             */
            status: number;
            /** @description Empty. */
            statusText: string;
            /** @description HTTP/1.1. */
            httpVersion: string;
            /** @description None are kept. */
            cookies: components["schemas"]["ArchivePair"][];
            /** @description The headers. */
            headers: components["schemas"]["ArchivePair"][];
            content: components["schemas"]["ArchiveContent"];
            /** @description Where a redirect leads, or empty. */
            redirectURL: string;
            /**
             * Format: int64
             * @description Not known, -1.
             */
            headersSize: number;
            /**
             * Format: int64
             * @description Bytes of the body.
             */
            bodySize: number;
        };
        /** @description Where the time went, in milliseconds. */
        ArchiveTimings: {
            /**
             * Format: int64
             * @description Not told apart, 0.
             */
            send: number;
            /**
             * Format: int64
             * @description Until the answer was ready.
             */
            wait: number;
            /**
             * Format: int64
             * @description Not told apart, 0.
             */
            receive: number;
        };
        /** @description The body ends in the middle of its JSON, though HTTP calls it whole. */
        BadJsonFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "BAD_JSON";
        };
        /**
         * @description Identifier of a batch. `KB` and 12 characters of Crockford's base 32.
         * @example KB01JD90C4M2XE
         */
        BatchId: string;
        /**
         * Format: date
         * @description A calendar day in Indian Standard Time, as YYYY-MM-DD.
         * @example 2026-11-23
         */
        CalendarDate: string;
        /**
         * @description What kind of object it is. Counters, sessions and tokens are not shown.
         * @example VIRTUAL_ACCOUNT
         */
        ChangedObject: string;
        /**
         * @description The client name under which the bank knows the organisation, as told at approval. It is compared exactly, capitals and blanks included.
         * @example Acme Retail Pvt Ltd
         */
        ClientName: string;
        /**
         * Format: password
         * @description The client secret, or consumer secret. Shown in this answer only; a lost one is replaced by rotating the key.
         */
        ClientSecret: string;
        /** @description The clock of a world, which decides everything that a bank's calendar decides. */
        Clock: {
            /** @description What the world's clock reads. */
            now: components["schemas"]["Timestamp"];
            mode: components["schemas"]["ClockMode"];
            offsetSeconds: components["schemas"]["OffsetSeconds"];
        };
        /**
         * @description REAL: the world's clock is the host's. OFFSET: it runs as fast as the host's, but reads another time. FROZEN: it stands still until it is advanced, set or resumed.
         * @enum {string}
         */
        ClockMode: "REAL" | "OFFSET" | "FROZEN";
        /** @description The Date header of the answer is wrong; nothing else is. */
        ClockSkewFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "CLOCK_SKEW";
            /**
             * Format: int32
             * @description By how much the Date is ahead; negative, behind.
             */
            seconds: number;
        };
        /**
         * @description What became of the connection. KEPT: the answer left as answers do. RESET: it was reset without an answer. CUT: it was closed before the answer was whole. HELD_BACK: the answer left late, or drop by drop.
         * @enum {string}
         */
        ConnectionFate: "KEPT" | "RESET" | "CUT" | "HELD_BACK";
        /** @description The batch names a controlSum that is a paisa more than that of its records. It cannot be acknowledged until it was served right. */
        ControlSumMismatchFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "CONTROL_SUM_MISMATCH";
        };
        /**
         * Format: int64
         * @description A number of things.
         */
        Count: number;
        /** @description The batch names a numberOfTransactions that is not that of its records. It cannot be acknowledged until it was served right. */
        CountMismatchFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "COUNT_MISMATCH";
        };
        /** @description Scripts to make, to be asked in this order after those that are there. */
        CreateFaultScriptsRequest: {
            /** @description The scripts. */
            scripts: components["schemas"]["NewFaultScript"][];
        };
        /** @description Whom the link is for. */
        CreateSignInLinkRequest: {
            username: components["schemas"]["Username"];
        };
        /** @description A snapshot to take. */
        CreateSnapshotRequest: {
            name: components["schemas"]["SnapshotName"];
            /** @description What it is good for, in the words of whoever took it. */
            description?: string;
        };
        /** @description How a world begins. */
        CreateWorldRequest: {
            /** @description Left out, one is made up. */
            name?: components["schemas"]["WorldName"];
            /** @description The fixture that it begins as. Left out, the one that the server was started with. */
            fixture?: components["schemas"]["FixtureName"];
            /** @description The snapshot that it begins as, instead of a fixture. */
            snapshot?: components["schemas"]["SnapshotOfWorldInput"];
            /** @description Left out, that of the fixture. */
            seed?: components["schemas"]["WorldSeed"];
            /** @description Where its clock is put, in the past too: the world has none yet. Left out, it follows the clock of the server, or stands as in the snapshot. Without `frozen` it runs on from there. */
            clock?: components["schemas"]["SetClockRequest"];
        };
        /** @description A world that was just made, with its credentials, which are not shown again. */
        CreatedWorld: {
            world: components["schemas"]["WorldName"];
            prefix: components["schemas"]["WorldPrefix"];
            url: components["schemas"]["WorldUrl"];
            /** @description The fixture that it comes from, at first or by a snapshot. */
            fixture: components["schemas"]["FixtureName"];
            /** @description What its clock reads. */
            now: components["schemas"]["Timestamp"];
            /** @description The first organisation with what a first call needs; left out where none has it. */
            partner?: components["schemas"]["WorldPartner"];
            /** @description The keys of all usable applications. */
            applications: components["schemas"]["WorldCredential"][];
            /** @description The link that sets up the portal's first administrator. Left out where the world has one. */
            setupUrl?: components["schemas"]["OneTimeUrl"];
        };
        /** @description What became of each notice, in the order of the request. */
        CreditBatchOutcome: {
            summary: components["schemas"]["CreditBatchSummary"];
            /** @description One result for each item, in request order. */
            results: components["schemas"]["CreditBatchResult"][];
        };
        /** @description The result of one notice: `outcome` when it was taken, `problem` when it was refused, never both. */
        CreditBatchResult: {
            /**
             * Format: int32
             * @description The position of the notice in `items`, counted from 0.
             */
            index: number;
            /**
             * Format: int32
             * @description The HTTP status that the notice alone would have had: 201 new, 200 known before, 409 or 422 refused.
             */
            status: number;
            /** @description What became of the notice, when the status is 200 or 201. */
            outcome?: components["schemas"]["CreditOutcome"];
            /** @description Why the notice was refused, when the status is 409 or 422. `instance` and `requestId` are those of the call and left out here. */
            problem?: components["schemas"]["Problem"];
        } & (unknown | unknown);
        /** @description The results counted. The four counts add up to `total`. */
        CreditBatchSummary: {
            /**
             * Format: int32
             * @description How many notices the request held.
             */
            total: number;
            /**
             * Format: int32
             * @description How many stand POSTED, those known before included.
             */
            posted: number;
            /**
             * Format: int32
             * @description How many stand RETURNED, those known before included.
             */
            returned: number;
            /**
             * Format: int32
             * @description How many stand QUEUED, those known before included.
             */
            queued: number;
            /**
             * Format: int32
             * @description How many were refused with a problem and had no effect.
             */
            failed: number;
        };
        /** @description A CSV file of credit notices in UTF-8: a heading with the names of columns, then one row for each notice, at most 1,000. */
        CreditFile: string;
        /** @description A payment that a remitter sends to a virtual account, as the payment rail tells the bank. Its identity is the payment mode with the UTR, and for 12-digit UTRs the value date too. */
        CreditNotice: {
            /** @description The virtual account the payment is addressed to. One that does not exist is no error: the credit is returned to its remitter, as a bank would. */
            virtualAccountNumber: components["schemas"]["VirtualAccountNumber"];
            /** @description What is paid. The rails have limits: RTGS 200000.00 or more, IMPS 500000.00 or less, UPI the world's `upiLimit` or less. Outside of them the notice is refused. */
            amount: components["schemas"]["Money"];
            /** @description The rail the payment comes by. NEFT posts at the next half hour strictly after receipt, every other rail at once. */
            paymentMode: components["schemas"]["PaymentMode"];
            /** @description The payment's reference on its rail, in the form of that rail. Absent: the sandbox makes one, so that every such notice is a new payment. */
            utr?: components["schemas"]["Utr"];
            remitter: components["schemas"]["CreditRemitterInput"];
            remittanceInformation?: components["schemas"]["RemittanceInformation"];
        };
        /** @description What became of a notice: posted to the virtual account, returned to the remitter, or waiting for its NEFT half hour. Asking again with the identical notice tells how it stands now. */
        CreditOutcome: {
            /**
             * @description POSTED: the credit is in the stream of the physical account. RETURNED: it went back to the remitter and never enters the stream; `reason` says why. QUEUED: a NEFT credit, which is judged at `dueAt` and then posted or returned.
             * @enum {string}
             */
            outcome: "POSTED" | "RETURNED" | "QUEUED";
            /** @description The UTR of the notice, or the one that the sandbox made for it. */
            utr: components["schemas"]["Utr"];
            reason?: components["schemas"]["CreditReturnReason"];
            /** @description When QUEUED, the half hour at which the credit is judged and posted. */
            dueAt?: components["schemas"]["Timestamp"];
            /** @description When POSTED, the entry as the partner reads it from the bank API. */
            transaction?: components["schemas"]["Transaction"];
        };
        /**
         * @description The name of a pattern, and what it teaches.
         *
         *     - `LOOK_ALIKES`: credits equal in everything but their references. Book each reference, not each look.
         *     - `SAME_UTR_TWICE`: one 12-digit number as an IMPS and as a UPI payment: two payments. `left` says how to
         *       make it a third on another day.
         *     - `UTR_REPEATED`: one notice told twice is one credit; told with another amount it is refused.
         *     - `REVERSAL`: a credit taken back before it is delivered, and one that `left` says how to take back after.
         *     - `DEVANAGARI_NAMES`: names with conjuncts, vowel signs and joiners. Keep them whole.
         *     - `LEADING_ZERO_ACCOUNTS`: remitter accounts and UTRs that begin with zeros. Keep them strings.
         *     - `IST_MIDNIGHT_EDGES`: moves the clock to the end of the Indian day and books at 23:59:59.999, 00:00 and
         *       00:10, and a NEFT credit of yesterday that posts today.
         *     - `YEAR_END_EDGES`: moves the clock to the next 31 March, which may be months away, and books on both sides
         *       of the end of India's financial year.
         *     - `LARGE_AMOUNTS`: credits whose sum in paise passes 2^53 and whose sum in binary floats is wrong.
         *     - `PAISE_EDGES`: amounts such as 0.01, 0.29 and 4.35 that lose a paisa when a float is cut to an integer.
         *     - `EXACTLY_100` and `EXACTLY_250`: one full batch; two and a half.
         *     - `EVERY_RAIL`: a credit by each rail; NEFT is queued until its half hour.
         *     - `EVERY_RETURN_REASON`: credits that are returned, one for each reason. None may ever be pulled.
         *     - `CREDIT_AFTER_DELETION`: a credit before and one after an account is deleted: the first is still
         *       delivered, the second is returned.
         *     - `OPENED_ELSEWHERE`: a credit to an account of yours that your program did not open, as when somebody else
         *       at your company did. Park it, and do not block the stream.
         * @enum {string}
         */
        CreditPattern: "LOOK_ALIKES" | "SAME_UTR_TWICE" | "UTR_REPEATED" | "REVERSAL" | "DEVANAGARI_NAMES" | "LEADING_ZERO_ACCOUNTS" | "IST_MIDNIGHT_EDGES" | "YEAR_END_EDGES" | "LARGE_AMOUNTS" | "PAISE_EDGES" | "EXACTLY_100" | "EXACTLY_250" | "EVERY_RAIL" | "EVERY_RETURN_REASON" | "CREDIT_AFTER_DELETION" | "OPENED_ELSEWHERE";
        /** @description What a pattern did, step by step. */
        CreditPatternOutcome: {
            pattern: components["schemas"]["CreditPattern"];
            /** @description The virtual account that the pattern was played for. */
            virtualAccountNumber: components["schemas"]["VirtualAccountNumber"];
            /** @description The steps, in their order. */
            steps: components["schemas"]["CreditPatternStep"][];
            /** @description What the pattern still wants of somebody else, such as the partner's acknowledgement. */
            left: string[];
            /** @description What the world's clock reads afterwards. */
            now: components["schemas"]["Timestamp"];
        };
        /** @description One step of a pattern: a credit with its `outcome`, one that was refused with its `problem`, or a `reversal`. */
        CreditPatternStep: {
            /** @description What was played, in words. */
            what: string;
            /** @description What the world's clock read. */
            at: components["schemas"]["Timestamp"];
            virtualAccountNumber?: components["schemas"]["VirtualAccountNumber"];
            amount?: components["schemas"]["Money"];
            paymentMode?: components["schemas"]["PaymentMode"];
            /** @description Whether the notice was known before, so that nothing new was booked. */
            known?: boolean;
            outcome?: components["schemas"]["CreditOutcome"];
            /** @description Why the notice was refused, without `instance` and `requestId`. */
            problem?: components["schemas"]["Problem"];
            /** @description The entry that takes a credit back. */
            reversal?: components["schemas"]["Transaction"];
        };
        /** @description Who pays. A virtual account that checks its remitters compares the account number, and where it says so the IFSC. A refund goes back to this account. */
        CreditRemitterInput: {
            /**
             * @description Name of the remitter, in any script.
             * @example शर्मा वस्त्र भंडार
             */
            name: string;
            /** @description Number of the remitter's account. Leave it out to play a rail that does not tell it: except on UPI, such a credit cannot be refunded. */
            accountNumber?: components["schemas"]["RemitterAccountNumber"];
            /** @description IFSC of the remitter's branch. */
            ifsc?: components["schemas"]["Ifsc"];
        };
        /** @description When RETURNED, the first rule that the credit failed: no such virtual account; one that is not active; a payment mode, a remitter or an amount that the account does not allow. */
        CreditReturnReason: string;
        /**
         * @description ISO 4217 code of the amount's currency. Always INR.
         * @enum {string}
         */
        Currency: "INR";
        /**
         * @description The client's own reference for the customer behind the account, for example a store code. Echoed in every credit of the account. It need not be unique.
         * @example STORE-001
         */
        CustomerReference: string;
        /** @description A name for people to read, in any script; it does not begin with a space. */
        DisplayName: string;
        /**
         * @description A door of the sandbox: the bank's API, the developer portal, or the control plane.
         * @enum {string}
         */
        DoorName: "BANK" | "PORTAL" | "CONTROL";
        /** @description The batch that was acknowledged last is served again, as a new one is, in the place of what was to come; that comes with the next fetch. */
        DuplicateBatchFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "DUPLICATE_BATCH";
        };
        /** @description The first record of the batch stands there a second time, at the end; the totals count both. */
        DuplicateRecordFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "DUPLICATE_RECORD";
        };
        /**
         * Format: email
         * @description A mail address.
         */
        EmailAddress: string;
        /** @description Answered with 200 and nothing in it. */
        EmptyAnswerFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "EMPTY_ANSWER";
            /** @description Whether the call is processed first, so that only its answer is replaced. Left out: it is not. */
            processed?: boolean;
            /**
             * @description NOTHING: no body at all. OBJECT: the JSON object without members. Left out: NOTHING.
             * @enum {string}
             */
            body?: "NOTHING" | "OBJECT";
        };
        /**
         * @description CREDIT: money came in. REVERSAL: a credit was taken back in full; post it as a contra entry of its own and leave the credit as it is.
         * @enum {string}
         */
        EntryType: "CREDIT" | "REVERSAL";
        /** @description One request and its answer. Secrets are redacted before it is kept. */
        Exchange: {
            number: components["schemas"]["ExchangeNumber"];
            /** @description The X-Request-Id of the answer. */
            requestId: components["schemas"]["RequestId"];
            door: components["schemas"]["DoorName"];
            /** @description When the request was served, on the world's clock. */
            at: components["schemas"]["Timestamp"];
            /** @description When the request arrived, on the host's clock. */
            startedAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description When the request arrived, on a clock of the server's process that nobody puts: the difference of two of them is the time between two arrivals. The `…Microseconds` below count from here.
             */
            arrivedMicroseconds: number;
            /**
             * Format: int64
             * @description The TCP connection that the request came by, numbered by the listener from 1. Absent in process.
             */
            connection?: number;
            /** @description The request's method, as it was sent. */
            method: string;
            /** @description The request's path, without the world's prefix (but for a stray) and without the query, cut after 4,096 characters. */
            path: string;
            /**
             * @description The request's query without the question mark, as it was sent. Secrets and parameters that the contract does not know are masked. Absent when there was none.
             * @example status=ACTIVE&limit=10
             */
            query?: string;
            operationId?: components["schemas"]["OperationId"];
            /** @description The application whose credentials the request carried; absent when it has none. */
            applicationId?: string;
            /** @description The person who was signed in to the portal; absent when nobody was. */
            userId?: components["schemas"]["UserId"];
            /**
             * @description The Idempotency-Key of the request; absent when it had none.
             * @example refund-2026-11-23-0001
             */
            idempotencyKey?: string;
            /**
             * Format: int32
             * @description The HTTP status of the answer.
             */
            status: number;
            /** @description The `code` of the problem, when the answer is one. */
            problemCode?: components["schemas"]["ProblemCode"];
            /** @description Whether the answer is the stored one of an earlier call with the same Idempotency-Key. Absent when not. */
            replayed?: boolean;
            /**
             * Format: int64
             * @description From the arrival of the request to when its answer was ready to leave. A fault that holds an answer back begins after this.
             */
            durationMicroseconds: number;
            /**
             * Format: int64
             * @description From arrival to when the last byte of the request's body had come. Absent where it has no body, or none was read.
             */
            bodyReadMicroseconds?: number;
            /**
             * Format: int64
             * @description From arrival to when the last byte of the answer was handed to the connection. Absent while it is leaving, where the connection closed before (`closedMicroseconds`), and in process.
             */
            answeredMicroseconds?: number;
            /**
             * Format: int64
             * @description From arrival to when the connection closed before the answer had left whole: by the client (`clientGone`), or by a fault. Absent where it did not, and in process.
             */
            closedMicroseconds?: number;
            /**
             * Format: int64
             * @description How much of it was waiting for the disk. Absent when there was nothing to wait for.
             */
            diskMicroseconds?: number;
            /**
             * Format: int64
             * @description The length of the request body as it was read, before any cut.
             */
            requestBytes: number;
            /**
             * Format: int64
             * @description The length of the answer's body as it was made, before any cut.
             */
            responseBytes: number;
            /** @description The request's headers, as they came, by an allow-list of names. */
            requestHeaders: components["schemas"]["ExchangeHeader"][];
            /** @description The answer's headers, but for those that the transport adds. */
            responseHeaders: components["schemas"]["ExchangeHeader"][];
            /**
             * @description The request's body as text. Secrets and members that the contract does not know are masked; a body of more than 32 KiB, or of what the sandbox was told to keep whole, is cut after 4 KiB. Absent when there was none that could be kept.
             * @example {"physicalAccountNumber":"123456789012"}
             */
            requestBody?: string;
            /**
             * @description The answer's body as text. Secrets and members that the contract does not know are masked; a body of more than 32 KiB, or of what the sandbox was told to keep whole, is cut after 4 KiB. Absent when there was none that could be kept.
             * @example {"batch":null,"nextPollAfterSeconds":60}
             */
            responseBody?: string;
            fault?: components["schemas"]["PlayedFault"];
            sent?: components["schemas"]["SentInstead"];
            /** @description Whether the client closed its connection before the answer had left whole; `closedMicroseconds` says when. Absent when not. */
            clientGone?: boolean;
            /** @description Whether its path names a world that this server does not have. It is then kept in the default world's log, and `path` has the prefix. Absent when not. */
            stray?: boolean;
            /** @description The world that knows the credentials of a bank request which was refused as unknown here, or whose path names no world. Absent where none does. It stands in the log alone, never in the answer. */
            credentialOf?: components["schemas"]["WorldName"];
            /** @description What the call, and whatever fell due before it, changed. Absent when nothing; no more than the first 200. */
            changes?: components["schemas"]["StateChange"][];
        };
        /** @description An HTTP Archive 1.2. */
        ExchangeArchive: {
            log: components["schemas"]["ArchiveLog"];
        };
        /** @description A header of a request or an answer. */
        ExchangeHeader: {
            /** @description The header's name in lower case. */
            name: string;
            /** @description Its value. Of a credential no more than the scheme stays; a long value is cut. */
            value: string;
        };
        /** @description Requests of the world with their answers, newest first. */
        ExchangeList: {
            /** @description The newest exchanges that match, no more than `limit`. */
            data: components["schemas"]["Exchange"][];
            /**
             * Format: int64
             * @description How many older ones were kept once and had to make room.
             */
            dropped: number;
            /** @description Whether exchanges are kept. False when the sandbox was started with KHATA_EXCHANGES=off. */
            recording: boolean;
        };
        /**
         * Format: int64
         * @description 1, 2, 3 and so on in the order of the answers, since the server started or the world was reset.
         */
        ExchangeNumber: number;
        /** @description Why the refund fails. The body may be left out. */
        FailRefundRequest: {
            /**
             * @description The refund's `failureReason`. Absent, the sandbox writes one of its own.
             * @example Beneficiary account is closed
             */
            reason?: string;
        };
        /** @description What the fault does, as it was asked for. */
        FaultAction: {
            type: components["schemas"]["FaultType"];
            /**
             * Format: int32
             * @description Of STATUS and GATEWAY_HTML.
             * @enum {integer}
             */
            status?: 200 | 429 | 500 | 502 | 503 | 504;
            /**
             * Format: int32
             * @description Of STATUS.
             */
            retryAfterSeconds?: number;
            /**
             * @description Of STATUS.
             * @enum {string}
             */
            retryAfterForm?: "SECONDS" | "DATE";
            /**
             * @description Of STATUS with 429.
             * @enum {string}
             */
            code?: "ACCOUNT_PLAN_LIMIT_EXCEEDED" | "API_PLAN_LIMIT_EXCEEDED";
            /** @description Of GATEWAY_HTML and EMPTY_ANSWER. */
            processed?: boolean;
            /**
             * @description Of EMPTY_ANSWER.
             * @enum {string}
             */
            body?: "NOTHING" | "OBJECT";
            /**
             * Format: int32
             * @description Of CLOCK_SKEW.
             */
            seconds?: number;
            /**
             * Format: int32
             * @description Of STALL_HEADERS, STALL_BODY and SLOW_DRIP.
             */
            milliseconds?: number;
            /**
             * Format: int32
             * @description Of SLOW_DRIP.
             */
            bytes?: number;
            /**
             * Format: int32
             * @description Of OVERLAPPING_BATCH and SHORT_BATCH.
             */
            records?: number;
            /**
             * @description Of WRONG_CONTENT_TYPE.
             * @example text/html
             */
            contentType?: string;
        };
        /** @description What the fault does. The value of `type` tells the forms apart. One call meets one fault. */
        FaultActionInput: components["schemas"]["StatusFaultInput"] | components["schemas"]["ResetFaultInput"] | components["schemas"]["LostFaultInput"] | components["schemas"]["TokenExpiredFaultInput"] | components["schemas"]["GatewayHtmlFaultInput"] | components["schemas"]["EmptyAnswerFaultInput"] | components["schemas"]["ClockSkewFaultInput"] | components["schemas"]["StallHeadersFaultInput"] | components["schemas"]["StallBodyFaultInput"] | components["schemas"]["SlowDripFaultInput"] | components["schemas"]["TruncateFaultInput"] | components["schemas"]["BadJsonFaultInput"] | components["schemas"]["WrongContentTypeFaultInput"] | components["schemas"]["DuplicateRecordFaultInput"] | components["schemas"]["DuplicateBatchFaultInput"] | components["schemas"]["OverlappingBatchFaultInput"] | components["schemas"]["ShortBatchFaultInput"] | components["schemas"]["ReorderFaultInput"] | components["schemas"]["CountMismatchFaultInput"] | components["schemas"]["ControlSumMismatchFaultInput"] | components["schemas"]["UnknownFieldFaultInput"] | components["schemas"]["UnknownEnumFaultInput"] | components["schemas"]["NullOptionalFaultInput"];
        /** @description Which calls of the operation the script is about; what is left out matches any. */
        FaultMatch: {
            /** @description Calls that name this account in their path, query or body. */
            virtualAccountNumber?: components["schemas"]["VirtualAccountNumber"];
            /** @description Calls that name this physical account in their query or body. */
            physicalAccountNumber?: components["schemas"]["PhysicalAccountNumber"];
            /** @description Calls of this application. */
            applicationId?: components["schemas"]["ApplicationId"];
            /**
             * @description Calls with this Idempotency-Key.
             * @example refund-2026-11-22-0001
             */
            idempotencyKey?: string;
            /**
             * Format: int32
             * @description The first call of one piece of work is attempt 1, its repetition is 2, and so on. One piece of work has one Idempotency-Key or, without one, the same method, path and body.
             */
            attempt?: number;
        };
        /** @description Which calls of the operation the script is about; what is left out matches any. A call must match all that is given. */
        FaultMatchInput: {
            /** @description Calls that name this account in their path, query or body. */
            virtualAccountNumber?: components["schemas"]["VirtualAccountNumber"];
            /** @description Calls that name this physical account in their query or body. */
            physicalAccountNumber?: components["schemas"]["PhysicalAccountNumber"];
            /** @description Calls of this application. */
            applicationId?: components["schemas"]["ApplicationId"];
            /**
             * @description Calls with this Idempotency-Key.
             * @example refund-2026-11-22-0001
             */
            idempotencyKey?: string;
            /**
             * Format: int32
             * @description The first call of one piece of work is attempt 1, its repetition is 2, and so on. One piece of work has one Idempotency-Key or, without one, the same method, path and body.
             */
            attempt?: number;
        };
        /** @description A fault script with its accounting. */
        FaultScript: {
            faultScriptId: components["schemas"]["FaultScriptId"];
            /** @description The operation it is about. Absent, every one that the fault suits. */
            operation?: components["schemas"]["OperationId"];
            match: components["schemas"]["FaultMatch"];
            when: components["schemas"]["FaultTiming"];
            do: components["schemas"]["FaultAction"];
            /** @description When it was made, on the world's clock. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description Calls that it was asked about. 0: nobody has called what it waits for. */
            calls: components["schemas"]["Count"];
            /** @description Calls on which it acted. */
            applied: components["schemas"]["Count"];
            /** @description Calls on which it would have acted, had not a script before it. */
            displaced: components["schemas"]["Count"];
            /** @description On how many calls it can still act. Absent where that has no end. */
            remaining?: components["schemas"]["Count"];
            /** @description Whether it will never act again. */
            exhausted: boolean;
            /** @description The last calls on which it acted, at most 100, oldest first. */
            uses: components["schemas"]["FaultUse"][];
        };
        /**
         * @description Identifier of a fault script. The number in it rises and is never used twice in a world.
         * @example fault-1
         */
        FaultScriptId: string;
        /** @description Fault scripts, in the order in which they are asked. */
        FaultScriptList: {
            /** @description The scripts; a world has 1,000 at most. */
            data: components["schemas"]["FaultScript"][];
        };
        /** @description On which of the calls that it is asked about the script acts. */
        FaultTiming: {
            /**
             * @description Tells which of the others is there.
             * @enum {string}
             */
            type: "NTH" | "FIRST" | "RATE";
            /** @description Their numbers among the calls that the script is asked about, from 1. */
            calls?: number[];
            /**
             * Format: int32
             * @description How many.
             */
            count?: number;
            /**
             * Format: int32
             * @description Of a thousand calls so many on average, chosen by the seed of the world, and so the same ones in each run.
             */
            perMille?: number;
        };
        /** @description On which of the calls that it is asked about the script acts. The value of `type` tells the forms apart. */
        FaultTimingInput: components["schemas"]["NthCallsInput"] | components["schemas"]["FirstCallsInput"] | components["schemas"]["RateOfCallsInput"];
        /**
         * @description What a fault does; createFaultScripts explains each.
         * @enum {string}
         */
        FaultType: "STATUS" | "RESET" | "LOST" | "TOKEN_EXPIRED" | "GATEWAY_HTML" | "EMPTY_ANSWER" | "CLOCK_SKEW" | "STALL_HEADERS" | "STALL_BODY" | "SLOW_DRIP" | "TRUNCATE" | "BAD_JSON" | "WRONG_CONTENT_TYPE" | "DUPLICATE_RECORD" | "DUPLICATE_BATCH" | "OVERLAPPING_BATCH" | "SHORT_BATCH" | "REORDER" | "COUNT_MISMATCH" | "CONTROL_SUM_MISMATCH" | "UNKNOWN_FIELD" | "UNKNOWN_ENUM" | "NULL_OPTIONAL";
        /** @description One application of a script. */
        FaultUse: {
            /**
             * Format: int64
             * @description Which of the calls that the script was asked about, from 1.
             */
            call: number;
            /** @description The X-Request-Id that the call has in the log, also where no answer left. */
            requestId: components["schemas"]["RequestId"];
            /**
             * Format: int64
             * @description The number of its exchange, while the log still holds it.
             */
            exchangeNumber?: number;
            /** @description When, on the world's clock. */
            appliedAt: components["schemas"]["Timestamp"];
        };
        /** @description Acts on the first calls. */
        FirstCallsInput: {
            /**
             * @description Tells the form.
             * @constant
             */
            type: "FIRST";
            /**
             * Format: int32
             * @description How many.
             */
            count: number;
        };
        /** @description The name of the fixture that the world was seeded from. */
        FixtureName: string;
        /** @description Answered with the HTML page of a gateway. */
        GatewayHtmlFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "GATEWAY_HTML";
            /**
             * Format: int32
             * @description The status of the page. Left out: 200.
             * @enum {integer}
             */
            status?: 200 | 502 | 503 | 504;
            /** @description Whether the call is processed first, so that only its answer is replaced. Left out: it is not. */
            processed?: boolean;
        };
        /**
         * @description Indian Financial System Code of a branch; four letters, a zero, six letters or digits.
         * @example KHTA0000001
         */
        Ifsc: string;
        /** @description A snapshot as a file, as it was downloaded. */
        ImportSnapshotRequest: {
            /**
             * @description Says what the file is.
             * @constant
             */
            format: "KHATA_SNAPSHOT";
            /** @description The version of the format. */
            version: number;
            /** @description The fixture that the world comes from. */
            fixture: components["schemas"]["FixtureName"];
            /** @description When it was taken, on the clock of its world. */
            takenAt: components["schemas"]["Timestamp"];
            /** @description What it is good for, in the words of whoever took it. */
            description?: string;
            rows: components["schemas"]["SnapshotRows"];
        };
        /** @description One invariant and what the check of it found. */
        Invariant: {
            /**
             * Format: int32
             * @description Its number in the list of the sandbox's promises.
             */
            number: number;
            /** @description What must hold, in one sentence. */
            name: string;
            /** @description Whether no violation was found. */
            holds: boolean;
            /**
             * Format: int64
             * @description How many things were looked at; 0 tells that nothing in the world puts it to the test.
             */
            checked: number;
            /** @description What violates it, the first 20. */
            violations: string[];
        };
        /** @description The invariants that what a world holds can show, recomputed. The others of the sandbox's promises need its history. */
        InvariantReport: {
            /** @description Whether all of them hold. */
            holds: boolean;
            /** @description When they were checked. */
            checkedAt: components["schemas"]["Timestamp"];
            /** @description The invariants in order of their numbers. */
            invariants: components["schemas"]["Invariant"][];
        };
        /** @description The limits that a test may want smaller, or other, than a bank's. */
        Limits: {
            /**
             * Format: int32
             * @description The greatest number of transactions in a batch that is formed from now on.
             */
            batchLimit: number;
            /** @description The greatest amount of a UPI credit. */
            upiLimit: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description For how many days after its posting a credit can be refunded.
             */
            refundWindowDays: number;
            /**
             * Format: int32
             * @description What a fetch says by `nextPollAfterSeconds` where nothing more is pending: in an empty answer, and in a batch that is formed from now on and takes the last entries.
             */
            batchPollAfterSeconds: number;
            /**
             * Format: int32
             * @description What a refund whose outcome is open says by `nextPollAfterSeconds`. Absent until it is set: then it is the time until its next step.
             */
            refundPollAfterSeconds?: number;
            /**
             * Format: int32
             * @description From a refund's acceptance to IN_PROCESS, on the world's clock. Steps that are due already keep their instant.
             */
            refundInProcessAfterSeconds: number;
            /**
             * Format: int32
             * @description From a refund's acceptance to PROCESSED or FAILED, on the world's clock; where it is less than `refundInProcessAfterSeconds`, both come at once. Steps that are due already keep their instant.
             */
            refundSettledAfterSeconds: number;
        };
        /** @description The call is processed in full, its stored answer included; then the connection is reset and no byte of the answer leaves. */
        LostFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "LOST";
        };
        /**
         * @description STORED: no SMTP server was configured, the mail can be read here only. QUEUED: it waits for the SMTP server. SENT: the server took it. FAILED: the server refused it, or could not be reached too often.
         * @enum {string}
         */
        MailDelivery: "STORED" | "QUEUED" | "SENT" | "FAILED";
        /** @description Identifier of a mail. */
        MailId: string;
        /**
         * @description What a mail is about.
         * @enum {string}
         */
        MailKind: "REGISTRATION_RECEIVED" | "REGISTRATION_APPROVED" | "REGISTRATION_REJECTED" | "REGISTRATION_NOT_POSSIBLE" | "INVITATION" | "PASSWORD_RESET" | "PASSWORD_CHANGED" | "APPLICATION_RECEIVED" | "APPLICATION_APPROVED" | "APPLICATION_REJECTED" | "CHANGE_REQUEST_RECEIVED" | "CHANGE_REQUEST_APPROVED" | "CHANGE_REQUEST_REJECTED" | "KEY_CHANGED" | "QUOTA_80" | "QUOTA_100" | "APPROVAL_AWAITED";
        /**
         * @description The subject, one line.
         * @example Your account is ready
         */
        MailSubject: string;
        /**
         * @description The plain text.
         * @example Your registration was approved.
         */
        MailText: string;
        /**
         * @description Identifier of the message by which the bank handed a refund to its payment service. `KM` and 12 characters of Crockford's base 32. Quote it when asking the bank about a refund.
         * @example KM01JDAQ7T8W04
         */
        MessageId: string;
        /**
         * Format: int64
         * @description A time in whole milliseconds, rounded up.
         */
        Milliseconds: number;
        /** @description What goes wrong by chance in a world, and how often it did. */
        Mischief: {
            rates: components["schemas"]["MischiefRates"];
            /** @description Calls about which each kind was asked; one whose rate is 0 is not. */
            calls: components["schemas"]["MischiefCounts"];
            /** @description Calls to which each kind happened. */
            applied: components["schemas"]["MischiefCounts"];
        };
        /** @description Calls by kind of mischief, since the rates were set. */
        MischiefCounts: {
            /** @description The connection is reset, nothing is done. */
            resetBeforeProcessing: components["schemas"]["Count"];
            /** @description The call is processed, and the connection is reset instead of the answer. */
            lostAnswer: components["schemas"]["Count"];
            /** @description 429 with Retry-After 1. */
            tooManyRequests: components["schemas"]["Count"];
            /** @description 503 with Retry-After 1. */
            serviceUnavailable: components["schemas"]["Count"];
            /** @description 401 TOKEN_EXPIRED, for calls with a bearer token. */
            expiredToken: components["schemas"]["Count"];
            /** @description A record of a batch stands there twice. */
            duplicateRecord: components["schemas"]["Count"];
            /** @description The records of a batch stand in another order. */
            reorder: components["schemas"]["Count"];
            /** @description Successes have fields that no contract knows. */
            unknownField: components["schemas"]["Count"];
        };
        /** @description How often each kind happens, in a thousand calls. */
        MischiefRates: {
            /** @description The connection is reset, nothing is done. */
            resetBeforeProcessing: components["schemas"]["PerMille"];
            /** @description The call is processed, and the connection is reset instead of the answer. */
            lostAnswer: components["schemas"]["PerMille"];
            /** @description 429 with Retry-After 1. */
            tooManyRequests: components["schemas"]["PerMille"];
            /** @description 503 with Retry-After 1. */
            serviceUnavailable: components["schemas"]["PerMille"];
            /** @description 401 TOKEN_EXPIRED, for calls with a bearer token. */
            expiredToken: components["schemas"]["PerMille"];
            /** @description A record of a batch stands there twice. */
            duplicateRecord: components["schemas"]["PerMille"];
            /** @description The records of a batch stand in another order. */
            reorder: components["schemas"]["PerMille"];
            /** @description Successes have fields that no contract knows. */
            unknownField: components["schemas"]["PerMille"];
        };
        /**
         * @description An amount in Indian rupees: a decimal string with exactly two places, no sign, no grouping and no leading zero, from 0.01 to 9999999999999.99. Keep it a decimal or integer paise; never parse it into a binary float.
         * @example 25000.00
         */
        Money: string;
        /** @description One script. */
        NewFaultScript: {
            /** @description The operation it is about. Left out, every one that the fault suits. */
            operation?: components["schemas"]["OperationId"];
            match?: components["schemas"]["FaultMatchInput"];
            /** @description On which calls it acts. Left out, on the first. */
            when?: components["schemas"]["FaultTimingInput"];
            do: components["schemas"]["FaultActionInput"];
        };
        /**
         * Format: int32
         * @description Do not ask again sooner than after this many seconds, unless told otherwise by a notification. 0 means at once. In a batch it tells what held when the batch was formed.
         * @example 60
         */
        NextPollAfterSeconds: number;
        /** @description A notification with what is sent and each attempt at it. Never a secret or signature. */
        Notification: {
            notificationId: components["schemas"]["NotificationId"];
            /**
             * Format: int64
             * @description Its place in the order of arrival, growing, with gaps.
             */
            number: number;
            applicationId: components["schemas"]["ApplicationId"];
            organisationId: components["schemas"]["OrganisationId"];
            type: components["schemas"]["NotificationType"];
            /** @description The transactionReferenceNumber or refundId that it tells of. */
            subjectId: string;
            state: components["schemas"]["NotificationState"];
            /** @description When the event happened, on the world's clock. */
            occurredAt: components["schemas"]["Timestamp"];
            /** @description When the notification was written, on the host's clock. */
            queuedAt: components["schemas"]["Timestamp"];
            /**
             * Format: int32
             * @description How often it was tried.
             */
            attemptCount: number;
            /** @description The latest attempt. Left out when there was none. */
            lastAttempt?: components["schemas"]["NotificationAttempt"];
            /** @description When it is tried next, on the host's clock, to which moving the world's clock does nothing. With PENDING only. */
            nextAttemptAt?: components["schemas"]["Timestamp"];
            /** @description Why it was cancelled, in words. With CANCELLED only. */
            cancelReason?: string;
            /** @description From then on a failed attempt is the last, on the host's clock. */
            giveUpAt: components["schemas"]["Timestamp"];
            /** @description The body as it is signed and sent, the same bytes on every attempt. */
            payload: string;
            /** @description The latest attempts, oldest first. */
            attempts: components["schemas"]["NotificationAttempt"][];
        };
        /** @description One attempt at delivering a notification. */
        NotificationAttempt: {
            /** @description When it began, on the host's clock. */
            at: components["schemas"]["Timestamp"];
            /**
             * Format: int32
             * @description How long it took.
             */
            durationMilliseconds: number;
            /**
             * Format: int32
             * @description The HTTP status of the answer. Left out where there was none.
             */
            status?: number;
            /**
             * @description Why there was no answer, as a word: REFUSED_ADDRESS (the address is not one that this sandbox sends to), TIMED_OUT, SECRET_UNREADABLE, or what the system says, such as ECONNREFUSED or ENOTFOUND.
             * @example ECONNREFUSED
             */
            fault?: string;
        };
        /** @description Where notifications of an application go, and what they are signed with. */
        NotificationEndpoint: {
            applicationId: components["schemas"]["ApplicationId"];
            /** @description The address; null: nowhere. */
            notificationUrl: components["schemas"]["NotificationUrl"] | null;
            /** @description What a receiver verifies the signature with. Left out where nothing is sent. */
            secret?: components["schemas"]["WebhookSecret"];
        };
        /** @description Identifier of a notification, its `webhook-id`. */
        NotificationId: string;
        /** @description Notifications of the world, newest first. */
        NotificationList: {
            /** @description The newest notifications that match, no more than `limit`. */
            data: components["schemas"]["NotificationSummary"][];
        };
        /**
         * @description PENDING: it waits for its first or next attempt. DELIVERED: it was answered with 2xx. FAILED: it was given up, after 24 hours or since the address answered 410. CANCELLED: when its turn came, the application was not to be told any more.
         * @enum {string}
         */
        NotificationState: "PENDING" | "DELIVERED" | "FAILED" | "CANCELLED";
        /** @description A notification, without its payload and attempts. */
        NotificationSummary: {
            notificationId: components["schemas"]["NotificationId"];
            /**
             * Format: int64
             * @description Its place in the order of arrival, growing, with gaps.
             */
            number: number;
            applicationId: components["schemas"]["ApplicationId"];
            organisationId: components["schemas"]["OrganisationId"];
            type: components["schemas"]["NotificationType"];
            /** @description The transactionReferenceNumber or refundId that it tells of. */
            subjectId: string;
            state: components["schemas"]["NotificationState"];
            /** @description When the event happened, on the world's clock. */
            occurredAt: components["schemas"]["Timestamp"];
            /** @description When the notification was written, on the host's clock. */
            queuedAt: components["schemas"]["Timestamp"];
            /**
             * Format: int32
             * @description How often it was tried.
             */
            attemptCount: number;
            /** @description The latest attempt. Left out when there was none. */
            lastAttempt?: components["schemas"]["NotificationAttempt"];
            /** @description When it is tried next, on the host's clock, to which moving the world's clock does nothing. With PENDING only. */
            nextAttemptAt?: components["schemas"]["Timestamp"];
            /** @description Why it was cancelled, in words. With CANCELLED only. */
            cancelReason?: string;
        };
        /**
         * @description What a notification tells of, the `type` of its payload.
         * @enum {string}
         */
        NotificationType: "CREDIT_POSTED" | "CREDIT_REVERSED" | "REFUND_SETTLED" | "REFUND_RETURNED";
        /**
         * Format: uri
         * @description Where notifications are sent. By https; by http to this machine, or where private addresses are allowed. Never with a user name or a fragment.
         */
        NotificationUrl: string;
        /** @description Acts on these calls. */
        NthCallsInput: {
            /**
             * @description Tells the form.
             * @constant
             */
            type: "NTH";
            /** @description Their numbers among the calls that the script is asked about, from 1. */
            calls: number[];
        };
        /** @description Optional fields of transactions and accounts that were left out are there, with null. */
        NullOptionalFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "NULL_OPTIONAL";
        };
        /**
         * @description NONE: the API key alone. 1.0: signed requests. 2.0: a bearer token from the token endpoint.
         * @enum {string}
         */
        OAuthSetting: "NONE" | "1.0" | "2.0";
        /**
         * @description The object's own identifier: the number of an account, the reference of a transaction, and so on.
         * @example ACME00000001
         */
        ObjectId: string;
        /**
         * Format: int64
         * @description By how many whole seconds the world's clock is ahead of the host's, at this answer; negative when it is behind, 0 in mode REAL.
         */
        OffsetSeconds: number;
        /**
         * Format: password
         * @description An address that works once; whoever has it can use it.
         */
        OneTimeUrl: string;
        /** @description An operation of the bank API by its `operationId`; absent when the request met none. */
        OperationId: string;
        /** @description Identifier of an organisation. */
        OrganisationId: string;
        /** @description A mail of the outbox, as its addressee reads it. */
        OutboxMail: {
            mailId: components["schemas"]["MailId"];
            /**
             * Format: int64
             * @description Its place in the order of arrival, growing, with gaps.
             */
            number: number;
            kind: components["schemas"]["MailKind"];
            /** @description The addressee. */
            to: components["schemas"]["EmailAddress"];
            /** @description The organisation whose inbox shows it. Left out for mails of people without one. */
            organisationId?: components["schemas"]["OrganisationId"];
            subject: components["schemas"]["MailSubject"];
            /** @description Whether the mail carries a one-time link. */
            hasLink: boolean;
            /** @description When it was written, on the world's clock. */
            createdAt: components["schemas"]["Timestamp"];
            delivery: components["schemas"]["MailDelivery"];
            /**
             * Format: int32
             * @description How often the SMTP server was tried.
             */
            attempts: number;
            /**
             * @description Why the last attempt failed, as a word and perhaps a reply code. Left out when none did.
             * @example EENVELOPE 550
             */
            fault?: string;
            /** @description The plain text with the link in its place. */
            text: components["schemas"]["MailText"];
            /** @description The one-time link of the mail, when it has one. */
            link?: components["schemas"]["OneTimeUrl"];
            /** @description The token in the link, as the portal's JSON operations take it. */
            token?: components["schemas"]["LinkToken"];
        };
        /** @description Mails of the world's outbox, newest first. */
        OutboxMailList: {
            /** @description The newest mails that match, no more than `limit`. */
            data: components["schemas"]["OutboxMailSummary"][];
        };
        /** @description A mail of the outbox, without its text. */
        OutboxMailSummary: {
            mailId: components["schemas"]["MailId"];
            /**
             * Format: int64
             * @description Its place in the order of arrival, growing, with gaps.
             */
            number: number;
            kind: components["schemas"]["MailKind"];
            /** @description The addressee. */
            to: components["schemas"]["EmailAddress"];
            /** @description The organisation whose inbox shows it. Left out for mails of people without one. */
            organisationId?: components["schemas"]["OrganisationId"];
            subject: components["schemas"]["MailSubject"];
            /** @description Whether the mail carries a one-time link. */
            hasLink: boolean;
            /** @description When it was written, on the world's clock. */
            createdAt: components["schemas"]["Timestamp"];
            delivery: components["schemas"]["MailDelivery"];
            /**
             * Format: int32
             * @description How often the SMTP server was tried.
             */
            attempts: number;
            /**
             * @description Why the last attempt failed, as a word and perhaps a reply code. Left out when none did.
             * @example EENVELOPE 550
             */
            fault?: string;
        };
        /** @description Records that were acknowledged before stand in front of the batch; the totals count them. */
        OverlappingBatchFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "OVERLAPPING_BATCH";
            /**
             * Format: int32
             * @description How many, as far as there are any and the batch stays within 100.
             */
            records: number;
        };
        /**
         * @description A rail on which money can be received, as a client may name it in a request.
         * @enum {string}
         */
        PaymentMode: "NEFT" | "RTGS" | "IMPS" | "UPI" | "FUNDS_TRANSFER";
        /**
         * Format: int32
         * @description Of a thousand calls so many, on average.
         */
        PerMille: number;
        /**
         * @description Number of a physical account that the organisation holds at the bank: 9 to 18 digits. A string, never a number: leading zeros count.
         * @example 123456789012
         */
        PhysicalAccountNumber: string;
        /** @description Identifier of a plan. */
        PlanId: string;
        /** @description The fault that a request met. */
        PlayedFault: {
            /** @description The script that asked for it. Absent where mischief did. */
            faultScriptId?: components["schemas"]["FaultScriptId"];
            /** @description The mischief that it was, by its name among the rates. Absent where a script asked for it. */
            mischief?: string;
            /** @description What it did. */
            action: string;
            connection: components["schemas"]["ConnectionFate"];
        };
        /**
         * @description Name of a limit: the account plan (of the organisation) or the API plan (of the application for one service), calls per second or hits per window.
         * @enum {string}
         */
        PolicyName: "account-tps" | "account-hits" | "api-tps" | "api-hits";
        /** @description Which pattern to play, and where. */
        PostCreditPatternRequest: {
            pattern: components["schemas"]["CreditPattern"];
            /** @description The virtual account that the payments are addressed to. Absent: the oldest of the world that is active and takes any payment. Patterns that need an account of a certain kind open one beside it. */
            virtualAccountNumber?: components["schemas"]["VirtualAccountNumber"];
            /**
             * Format: int32
             * @description How many credits, for LOOK_ALIKES, DEVANAGARI_NAMES, LEADING_ZERO_ACCOUNTS and LARGE_AMOUNTS. The others have a number of their own and ignore it.
             */
            count?: number;
            /** @description What amounts and names follow from. Absent: they follow from the world, and are others each time. UTRs and references are always new. */
            seed?: string;
        };
        /** @description Up to 1,000 credit notices, taken in their order and each on its own. */
        PostCreditsRequest: {
            /** @description The notices. One that is refused does not hold back the others. */
            items: components["schemas"]["CreditNotice"][];
        };
        /** @description A problem of RFC 9457. Programs act on `code`, which the registry behind `type` explains: what it means, whether a repetition can help, what to do. */
        Problem: {
            /**
             * Format: uri-reference
             * @description Page that explains the code.
             * @example /problems/VALIDATION_FAILED
             */
            type: string;
            /** @description What the code means, the same on every occurrence. */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status, repeated for readers who see only the body.
             */
            status: number;
            code: components["schemas"]["ProblemCode"];
            /** @description What happened this time, naming the values at fault. For people: it may change at any time. */
            detail: string;
            /**
             * Format: uri-reference
             * @description Path that was called, without its query. Left out in the problems of single items, and where the path called is not a plain one of at most 255 characters.
             */
            instance?: string;
            /** @description The value of X-Request-Id. Quote it when asking for help. Left out in the problems of single items. */
            requestId?: components["schemas"]["RequestId"];
            /** @description The single faults, at most 100. Present on VALIDATION_FAILED, on BULK_REJECTED, and where a form lacks something or a password is refused. */
            errors?: components["schemas"]["ProblemFault"][];
            /** @description The limits that refused the call, by their names in RateLimit-Policy. Present on the two plan-limit codes. */
            violatedPolicies?: components["schemas"]["PolicyName"][];
            /**
             * Format: int64
             * @description The quota of the first violated policy. Present on the two plan-limit codes.
             */
            limit?: number;
            /** @description When the first violated policy next admits a call. Present on the two plan-limit codes. */
            resetAt?: components["schemas"]["Timestamp"];
        };
        /**
         * @description What went wrong, as one word of the closed registry of problems. New codes may come: a client treats one it does not know by its status.
         * @example VALIDATION_FAILED
         */
        ProblemCode: string;
        /** @description One fault of a request. */
        ProblemFault: {
            /**
             * @description Where the fault is. A JSON Pointer (RFC 6901) into the request body; `/query/NAME`, `/path/NAME` or `/header/NAME` for a parameter. An unknown field is pointed at itself, a missing one at its place. Cut after 255 characters.
             * @example /items/0/accountName
             */
            pointer: string;
            /**
             * @description Kind of fault: REQUIRED, UNKNOWN_FIELD, WRONG_TYPE, WRONG_FORMAT, VALUE_NOT_ALLOWED, TOO_SHORT, TOO_LONG, OUT_OF_RANGE, NOT_UNIQUE or NOT_ONE_FORM; in BULK_REJECTED the code that refused the item.
             * @example WRONG_FORMAT
             */
            code: string;
            /** @description The fault in words. */
            detail: string;
        };
        /** @description Acts on calls at random. */
        RateOfCallsInput: {
            /**
             * @description Tells the form.
             * @constant
             */
            type: "RATE";
            /**
             * Format: int32
             * @description Of a thousand calls so many on average, chosen by the seed of the world, and so the same ones in each run.
             */
            perMille: number;
        };
        /**
         * @description A free reference of the client, echoed in every credit of the account.
         * @example region-1
         */
        Reference: string;
        /** @description Up to three free references of the client, in the order given. */
        References: components["schemas"]["Reference"][];
        /** @description A refund of one credit to its remitter. */
        Refund: {
            refundId: components["schemas"]["RefundId"];
            status: components["schemas"]["RefundStatus"];
            /** @description The whole amount of the credit. */
            amount: components["schemas"]["Money"];
            currency: components["schemas"]["Currency"];
            /** @description The credit that is refunded. */
            transactionReferenceNumber: components["schemas"]["TransactionReferenceNumber"];
            clientName: components["schemas"]["ClientName"];
            reason?: components["schemas"]["RefundReason"];
            messageId: components["schemas"]["MessageId"];
            /** @description Reference of the outgoing payment. Present from PROCESSED on. */
            utr?: components["schemas"]["Utr"];
            /**
             * @description Why the refund FAILED or was RETURNED, in words. Present in those two states.
             * @example Beneficiary account is closed
             */
            failureReason?: string;
            /** @description When the refund was accepted. */
            acceptedAt: components["schemas"]["Timestamp"];
            /** @description When the present status was reached. */
            updatedAt: components["schemas"]["Timestamp"];
            nextPollAfterSeconds: components["schemas"]["NextPollAfterSeconds"];
        };
        /**
         * @description Identifier of a refund. `KR` and 12 characters of Crockford's base 32.
         * @example KR01JDAQ7T8VNB
         */
        RefundId: string;
        /** @description The refund after its outcome was decided. */
        RefundOutcome: {
            /** @description The refund as the partner reads it from the bank API. */
            refund: components["schemas"]["Refund"];
        };
        /**
         * @description Why the client refunds, in its own words; shown to the remitter where the rail can carry it.
         * @example Order 7741 cancelled
         */
        RefundReason: string;
        /**
         * @description ACCEPTED: the bank has validated and taken the refund. IN_PROCESS: the payment service has it. PROCESSED: the money has left; the only state that means paid. FAILED: it did not leave. RETURNED: it left and the remitter's bank sent it back. FAILED and RETURNED end a refund and restore the credit.
         * @enum {string}
         */
        RefundStatus: "ACCEPTED" | "IN_PROCESS" | "PROCESSED" | "FAILED" | "RETURNED";
        /**
         * @description What the remitter wrote for the beneficiary, at most 140 characters.
         * @example Invoice 2026-1187
         */
        RemittanceInformation: string;
        /**
         * @description Number of the remitter's account at the remitter's bank, as a string.
         * @example 004501567823
         */
        RemitterAccountNumber: string;
        /** @description Who sent the money, as far as the rail tells. */
        RemitterParty: {
            /**
             * @description Name of the remitter as the rail gave it, in any script.
             * @example शर्मा वस्त्र भंडार
             */
            name: string;
            accountNumber?: components["schemas"]["RemitterAccountNumber"];
            /** @description IFSC of the remitter's branch. */
            ifsc?: components["schemas"]["Ifsc"];
        };
        /** @description The records of the batch stand in another order, chosen by the seed of the world. */
        ReorderFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "REORDER";
        };
        /**
         * @description The rail on which money was received, as the bank reports it. The list grows: a client must survive a value it does not know, book the entry by its other fields and never guess the rail.
         * @example NEFT
         */
        ReportedPaymentMode: string;
        /**
         * @description Identifier that the bank gave the request.
         * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        RequestId: string;
        /** @description The connection is reset before the call is processed. Nothing is done. */
        ResetFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "RESET";
        };
        /** @description A world that was put back to a snapshot. */
        RestoredWorld: {
            world: components["schemas"]["WorldName"];
            snapshot: components["schemas"]["SnapshotName"];
            /** @description What its clock reads. */
            now: components["schemas"]["Timestamp"];
        };
        /** @description Why the remitter's bank sends the money back. The body may be left out. */
        ReturnRefundRequest: {
            /**
             * @description The refund's `failureReason`. Absent, the sandbox writes one of its own.
             * @example Account blocked by court order
             */
            reason?: string;
        };
        /** @description The reversal that was booked. */
        Reversal: {
            /** @description The REVERSAL entry: its own reference and sequence number, the UTR of the credit, and the credit's reference as `originalTransactionReferenceNumber`. */
            transaction: components["schemas"]["Transaction"];
        };
        /** @description Why the credit is reversed. The body may be left out. */
        ReverseCreditRequest: {
            /**
             * @description Why, for people: kept with the reversal in the sandbox, not shown to the partner.
             * @example Credited twice by mistake
             */
            reason?: string;
        };
        /** @description What left instead of what the server had answered, where a fault changed it. */
        SentInstead: {
            /**
             * Format: int32
             * @description The status that left.
             */
            status: number;
            /** @description The media type that left. */
            contentType?: string;
            /**
             * Format: int64
             * @description Bytes of the body that was sent, or was to be where the connection did not last.
             */
            bytes: number;
            /** @description That body as text; a long one is cut as the others are. */
            body?: string;
        };
        /**
         * Format: int64
         * @description Position of the entry in the stream of its physical account: 1, 2, 3 and so on, in posting order, without gaps.
         * @example 201
         */
        SequenceNumber: number;
        /** @description The switches to turn. An absent one stays as it is; at least one is given. */
        SetApprovalSwitchesRequest: {
            /** @description Registrations of people with a new organisation. */
            registration?: boolean;
            /** @description New and revised applications. */
            application?: boolean;
            /** @description Sensitive edits of applications that are in use. */
            edit?: boolean;
            /** @description Deletions of applications that are in use. */
            deletion?: boolean;
        };
        /** @description What the world's clock shall read from now on. */
        SetClockRequest: {
            /**
             * Format: date-time
             * @description The instant to set, RFC 3339 with an explicit offset (`Z` is one), in the years 2000 to 2199. Never before what the world's clock reads.
             */
            now: string;
            /** @description True: the clock stands still at `now`. False: it runs on from there. Absent: it stands or runs as before. */
            frozen?: boolean;
        };
        /** @description The limits to change. An absent one stays as it is; at least one is given. */
        SetLimitsRequest: {
            /**
             * Format: int32
             * @description The greatest number of transactions in a batch. Open batches are immutable: it holds for those formed from now on.
             */
            batchLimit?: number;
            /** @description The greatest amount of a UPI credit. */
            upiLimit?: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description For how many days after its posting a credit can be refunded.
             */
            refundWindowDays?: number;
            /**
             * Format: int32
             * @description What a fetch says by `nextPollAfterSeconds` where nothing more is pending: in an empty answer, and in a batch that is formed from now on and takes the last entries.
             */
            batchPollAfterSeconds?: number;
            /**
             * Format: int32
             * @description What a refund whose outcome is open says by `nextPollAfterSeconds`. Once set, it stays until the world is reset.
             */
            refundPollAfterSeconds?: number;
            /**
             * Format: int32
             * @description From a refund's acceptance to IN_PROCESS, on the world's clock. Steps that are due already keep their instant.
             */
            refundInProcessAfterSeconds?: number;
            /**
             * Format: int32
             * @description From a refund's acceptance to PROCESSED or FAILED, on the world's clock; where it is less than `refundInProcessAfterSeconds`, both come at once. Steps that are due already keep their instant.
             */
            refundSettledAfterSeconds?: number;
        };
        /** @description The rates to change; an absent one stays as it is. */
        SetMischiefRequest: {
            /** @description The connection is reset, nothing is done. */
            resetBeforeProcessing?: components["schemas"]["PerMille"];
            /** @description The call is processed, and the connection is reset instead of the answer. */
            lostAnswer?: components["schemas"]["PerMille"];
            /** @description 429 with Retry-After 1. */
            tooManyRequests?: components["schemas"]["PerMille"];
            /** @description 503 with Retry-After 1. */
            serviceUnavailable?: components["schemas"]["PerMille"];
            /** @description 401 TOKEN_EXPIRED, for calls with a bearer token. */
            expiredToken?: components["schemas"]["PerMille"];
            /** @description A record of a batch stands there twice. */
            duplicateRecord?: components["schemas"]["PerMille"];
            /** @description The records of a batch stand in another order. */
            reorder?: components["schemas"]["PerMille"];
            /** @description Successes have fields that no contract knows. */
            unknownField?: components["schemas"]["PerMille"];
        };
        /** @description Where notifications of an application go. */
        SetNotificationEndpointRequest: {
            /**
             * Format: uri
             * @description The address; null: nowhere.
             * @example http://127.0.0.1:3000/hook
             */
            notificationUrl: string | null;
            /** @description What to sign with from now on, for a receiver that has a secret already. Left out, the present one stays, or a random one is made. */
            secret?: components["schemas"]["WebhookSecret"];
        };
        /** @description How many calls may be made. */
        SetQuotaRequest: {
            /**
             * Format: int64
             * @description Calls per period; null is unlimited, 0 blocks.
             */
            hits: number | null;
            /**
             * @description IST calendar days from midnight, or IST calendar months from the 1st.
             * @enum {string}
             */
            period: "DAY" | "MONTH";
            /**
             * Format: int32
             * @description Calls per second, with a burst of one second's worth; null is unlimited, 0 blocks.
             */
            tps: number | null;
        };
        /** @description A new batch takes fewer records than wait. It is a real batch and stays as it is; the others come with the next one. */
        ShortBatchFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "SHORT_BATCH";
            /**
             * Format: int32
             * @description How many it takes.
             */
            records: number;
        };
        /** @description A link that signs a person in to the portal, once. */
        SignInLink: {
            url: components["schemas"]["OneTimeUrl"];
            /**
             * Format: password
             * @description The token in the link, for scripts that sign in by the portal's JSON API.
             */
            token: string;
            /** @description Until when it works, on the host's clock. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description The body is sent in small pieces with pauses between them, all of it within five minutes. */
        SlowDripFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "SLOW_DRIP";
            /**
             * Format: int32
             * @description Length of a piece.
             */
            bytes: number;
            /**
             * Format: int32
             * @description Pause before each piece.
             */
            milliseconds: number;
        };
        /** @description A snapshot of a world. */
        Snapshot: {
            /** @description The world that it belongs to. */
            world: components["schemas"]["WorldName"];
            name: components["schemas"]["SnapshotName"];
            /** @description What it is good for, in the words of whoever took it. */
            description?: string;
            source: components["schemas"]["SnapshotSource"];
            /** @description When it was taken, on the clock of its world. */
            takenAt: components["schemas"]["Timestamp"];
            /** @description How many rows it keeps. */
            rows: components["schemas"]["Count"];
        };
        /** @description A snapshot as a file. */
        SnapshotContents: {
            /**
             * @description Says what the file is.
             * @constant
             */
            format: "KHATA_SNAPSHOT";
            /** @description The version of the format. */
            version: number;
            /** @description The fixture that the world comes from. */
            fixture: components["schemas"]["FixtureName"];
            /** @description When it was taken, on the clock of its world. */
            takenAt: components["schemas"]["Timestamp"];
            /** @description What it is good for, in the words of whoever took it. */
            description?: string;
            rows: components["schemas"]["SnapshotRows"];
        };
        /** @description The snapshots of a world. */
        SnapshotList: {
            /** @description By name. */
            data: components["schemas"]["Snapshot"][];
        };
        /** @description The name of a snapshot, unique in its world. */
        SnapshotName: string;
        /** @description A snapshot of some world. */
        SnapshotOfWorld: {
            world: components["schemas"]["WorldName"];
            name: components["schemas"]["SnapshotName"];
        };
        /** @description A snapshot of some world. */
        SnapshotOfWorldInput: {
            world: components["schemas"]["WorldName"];
            name: components["schemas"]["SnapshotName"];
        };
        /** @description Everything that the world holds, by collection, as the server keeps it. The form of the rows is that of the version of Khata that wrote them, and not part of the contract. */
        SnapshotRows: {
            [key: string]: Record<string, never>[];
        };
        /**
         * @description Whether it was taken here, or brought here as a file.
         * @enum {string}
         */
        SnapshotSource: "TAKEN" | "IMPORTED";
        /** @description Headers and the first half of the body are sent, then nothing for a time, and the rest after it. */
        StallBodyFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "STALL_BODY";
            /**
             * Format: int32
             * @description For how long.
             */
            milliseconds: number;
        };
        /** @description The call is processed; then nothing is sent for a time, and the whole answer after it. */
        StallHeadersFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "STALL_HEADERS";
            /**
             * Format: int32
             * @description For how long.
             */
            milliseconds: number;
        };
        /** @description What a call did to one object of the world. */
        StateChange: {
            object: components["schemas"]["ChangedObject"];
            /** @description Which one. Left out where there is only one, and of keys. */
            id?: components["schemas"]["ObjectId"];
            /**
             * @description What was done to it, all in all.
             * @enum {string}
             */
            kind: "CREATED" | "CHANGED" | "DELETED";
        };
        /** @description Answered with a status instead of being processed. */
        StatusFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "STATUS";
            /**
             * Format: int32
             * @description The status. 429, 500 and 503 come with a problem of the contract, 502 and 504 with the HTML page of a gateway.
             * @enum {integer}
             */
            status: 429 | 500 | 502 | 503 | 504;
            /**
             * Format: int32
             * @description What Retry-After says. Left out: 1 on 429 and 503, and no Retry-After on the others.
             */
            retryAfterSeconds?: number;
            /**
             * @description Whether Retry-After is a number of seconds or an HTTP-date. Left out: seconds.
             * @enum {string}
             */
            retryAfterForm?: "SECONDS" | "DATE";
            /**
             * @description Which plan a 429 speaks of. Left out: the account plan.
             * @enum {string}
             */
            code?: "ACCOUNT_PLAN_LIMIT_EXCEEDED" | "API_PLAN_LIMIT_EXCEEDED";
        };
        /** @description What happened to one object, in order of time. */
        Timeline: {
            object: components["schemas"]["ChangedObject"];
            id: components["schemas"]["ObjectId"];
            /** @description What the world's clock reads. Events after it are yet to come. */
            now: components["schemas"]["Timestamp"];
            /** @description The events. */
            events: components["schemas"]["TimelineEvent"][];
            /** @description Whether all is told. False when there were more events of a kind than are shown. */
            complete: boolean;
        };
        /** @description One thing that happened, or will. */
        TimelineEvent: {
            /** @description When, on the world's clock. */
            at: components["schemas"]["Timestamp"];
            what: components["schemas"]["TimelineEventKind"];
            /** @description The same in a sentence, with the reason. */
            words: string;
            /** @description Other objects that have to do with it. */
            links: components["schemas"]["TimelineLink"][];
            /** @description The exchange that brought it about. Left out when none did, or it is not held any more. */
            exchangeNumber?: components["schemas"]["ExchangeNumber"];
            /** @description The X-Request-Id of that exchange, or the one that the audit log names. */
            requestId?: components["schemas"]["RequestId"];
        };
        /**
         * @description What happened.
         * @enum {string}
         */
        TimelineEventKind: "VIRTUAL_ACCOUNT_CREATED" | "VIRTUAL_ACCOUNT_MODIFIED" | "VIRTUAL_ACCOUNT_EXPIRED" | "VIRTUAL_ACCOUNT_DELETED" | "CREDIT_QUEUED" | "CREDIT_POSTED" | "CREDIT_RETURNED" | "CREDIT_REVERSED" | "BATCH_FORMED" | "BATCH_FETCHED_AGAIN" | "BATCH_ACKNOWLEDGEMENT_REFUSED" | "BATCH_ACKNOWLEDGED" | "REFUND_REFUSED" | "REFUND_ACCEPTED" | "REFUND_IN_PROCESS" | "REFUND_PROCESSED" | "REFUND_FAILED" | "REFUND_RETURNED" | "REFUND_STEP_DUE" | "APPLICATION_CHANGED" | "KEY_CHANGED" | "CALLS_REFUSED";
        /** @description Another object that has to do with it. */
        TimelineLink: {
            object: components["schemas"]["ChangedObject"];
            id: components["schemas"]["ObjectId"];
        };
        /**
         * Format: date-time
         * @description An instant in RFC 3339 form, always written with the offset +05:30 (Indian Standard Time knows no daylight saving). Seconds may carry up to three decimals.
         * @example 2026-11-23T10:30:00+05:30
         */
        Timestamp: string;
        /** @description Answered with 401 TOKEN_EXPIRED, although the token is good and stays so. Only calls that carry a bearer token are asked about. */
        TokenExpiredFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "TOKEN_EXPIRED";
        };
        /** @description One entry of a physical account's stream: money that was credited to a virtual account, or the full reversal of such a credit. Two entries may be alike in every field but their reference and sequence number; they are two entries all the same. */
        Transaction: {
            transactionReferenceNumber: components["schemas"]["TransactionReferenceNumber"];
            sequenceNumber: components["schemas"]["SequenceNumber"];
            entryType: components["schemas"]["EntryType"];
            /** @description The credit that is reversed. Present on a REVERSAL only. */
            originalTransactionReferenceNumber?: components["schemas"]["TransactionReferenceNumber"];
            /** @description The virtual account that was credited. It may since have been deleted, or been opened by another application of the organisation. */
            virtualAccountNumber: components["schemas"]["VirtualAccountNumber"];
            /** @description The physical account that received the money. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            /** @description The amount, positive on credits and on reversals alike. */
            amount: components["schemas"]["Money"];
            currency: components["schemas"]["Currency"];
            paymentMode: components["schemas"]["ReportedPaymentMode"];
            /** @description The payment's reference on its rail; on a REVERSAL that of the credit. */
            utr: components["schemas"]["Utr"];
            remitter: components["schemas"]["RemitterParty"];
            remittanceInformation?: components["schemas"]["RemittanceInformation"];
            /** @description The IST day of `postedAt`: the day to book on. */
            valueDate: components["schemas"]["CalendarDate"];
            /** @description When the entry was posted. NEFT posts at the half hour, every other rail at once. */
            postedAt: components["schemas"]["Timestamp"];
            /** @description The customer reference that the account had when the entry was posted. */
            customerReference?: components["schemas"]["CustomerReference"];
            /** @description The references that the account had when the entry was posted. */
            references?: components["schemas"]["References"];
        };
        /**
         * @description The bank's own reference of one entry of the stream, unique over the whole bank: the key to de-duplicate by and to refund by. `KT` and 12 characters of Crockford's base 32.
         * @example KT01JD8Z5QW3RA
         */
        TransactionReferenceNumber: string;
        /** @description Headers and the first half of the body are sent; then the connection is closed. */
        TruncateFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "TRUNCATE";
        };
        /** @description Each transaction has a paymentMode that the contract does not name. */
        UnknownEnumFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "UNKNOWN_ENUM";
        };
        /** @description Each object of a success has one more field, which no contract knows. */
        UnknownFieldFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "UNKNOWN_FIELD";
        };
        /** @description Identifier of a person. */
        UserId: string;
        /** @description Name to sign in with. Two that differ by upper and lower case only are the same. */
        Username: string;
        /**
         * @description Unique transaction reference of the payment on its rail, as a string. NEFT: 16 letters and digits. RTGS: 22. IMPS and UPI: 12 digits, leading zeros included. FUNDS_TRANSFER: 16. A 12-digit reference repeats over rails and days, so a UTR never identifies a transaction: use `transactionReferenceNumber`.
         * @example NILGN26327000417
         */
        Utr: string;
        /**
         * @description Number of a virtual account: 8 to 22 capital letters and digits, proposed by the client, beginning with the prefix of 4 to 6 characters that the bank allotted to the organisation. A number belongs to one account for ever, also after its deletion.
         * @example ACME00000001
         */
        VirtualAccountNumber: string;
        /**
         * Format: password
         * @description What notifications are signed with, as Standard Webhooks writes it: `whsec_` and the base64 of 24 to 64 bytes.
         * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
         */
        WebhookSecret: string;
        /** @description A world in one glance. */
        World: {
            world: components["schemas"]["WorldName"];
            fixture: components["schemas"]["FixtureName"];
            /** @description What the world's clock reads. */
            now: components["schemas"]["Timestamp"];
            counts: components["schemas"]["WorldCounts"];
        };
        /** @description How much the world holds. */
        WorldCounts: {
            /** @description Organisations, whatever their state. */
            organisations: components["schemas"]["Count"];
            /** @description Applications, whatever their state. */
            applications: components["schemas"]["Count"];
            /** @description Physical accounts, each with a stream of its own. */
            physicalAccounts: components["schemas"]["Count"];
            /** @description Virtual accounts, the deleted ones included. */
            virtualAccounts: components["schemas"]["Count"];
            /** @description Posted credits, the reversed ones included. */
            credits: components["schemas"]["Count"];
            /** @description Entries of all streams that no acknowledged batch holds; an open batch counts. */
            undelivered: components["schemas"]["Count"];
            /** @description Batches formed, open and acknowledged. */
            batches: components["schemas"]["Count"];
            /** @description Refunds, whatever their state. */
            refunds: components["schemas"]["Count"];
        };
        /** @description One way into the bank API of a new world. */
        WorldCredential: {
            organisationId: components["schemas"]["OrganisationId"];
            applicationId: components["schemas"]["ApplicationId"];
            /** @description The name of the application. */
            applicationName: components["schemas"]["DisplayName"];
            /** @description How the application shows who it is. */
            oauth: components["schemas"]["OAuthSetting"];
            /** @description The key, which is the client id and the consumer key too. */
            apiKey: components["schemas"]["ApiKeyText"];
            /** @description The secret. Left out with OAuth NONE and for PUBLIC clients. */
            clientSecret?: components["schemas"]["ClientSecret"];
        };
        /** @description The worlds of the server. */
        WorldList: {
            /** @description By name. */
            data: components["schemas"]["WorldListing"][];
        };
        /** @description A world in a list. */
        WorldListing: {
            world: components["schemas"]["WorldName"];
            prefix: components["schemas"]["WorldPrefix"];
            /** @description The fixture that it comes from, at first or by a snapshot. */
            fixture: components["schemas"]["FixtureName"];
            /** @description What its clock reads. */
            now: components["schemas"]["Timestamp"];
            /** @description When it was made, on the clock of the server. Left out for the default world. */
            createdAt?: components["schemas"]["Timestamp"];
            /** @description The snapshot that it began as. */
            snapshot?: components["schemas"]["SnapshotOfWorld"];
        };
        /** @description The name of the world, as it stands behind `/w/`; `default` for the one without a prefix. */
        WorldName: string;
        /** @description What the first calls of a partner need, as the server's greeting has it for the default world. */
        WorldPartner: {
            /** @description Key of an application with OAuth NONE. */
            apiKey: components["schemas"]["ApiKeyText"];
            /** @description Key of a confidential application with OAuth 2.0. */
            clientId: components["schemas"]["ApiKeyText"];
            /** @description Its secret. */
            clientSecret: components["schemas"]["ClientSecret"];
            clientName: components["schemas"]["ClientName"];
            /** @description What the numbers of its virtual accounts begin with. */
            virtualAccountPrefix: string;
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
        };
        /** @description What stands before every path of the world; empty for the default one. */
        WorldPrefix: string;
        /** @description The world after it was put back. */
        WorldReset: {
            world: components["schemas"]["WorldName"];
            fixture: components["schemas"]["FixtureName"];
            /** @description What the world's clock, which is put back too, reads after the reset. */
            resetAt: components["schemas"]["Timestamp"];
            /** @description The new link that sets up the portal's first administrator. Left out where the world has one. */
            setupUrl?: components["schemas"]["OneTimeUrl"];
        };
        /** @description What the identifiers of a world follow from: the same seed and the same calls give the same identifiers. */
        WorldSeed: string;
        /**
         * Format: uri
         * @description The address of the world as the caller reaches the server; paths of the contracts follow it.
         */
        WorldUrl: string;
        /** @description The body is right, its Content-Type is not. */
        WrongContentTypeFaultInput: {
            /**
             * @description Tells the kind of the fault.
             * @constant
             */
            type: "WRONG_CONTENT_TYPE";
            /**
             * @description What Content-Type says. Left out, text/html.
             * @example text/html
             */
            contentType?: string;
        };
        /**
         * Format: password
         * @description The token of a one-time link, as it stood in the mail or on the console. Good for one use.
         */
        LinkToken: string;
    };
    responses: {
        /** @description The world has no application of this identifier. Nothing was done. */
        ApplicationNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter is not as contracted or not in the contract, or the request can be read in two ways. Nothing was done. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body or a parameter is not as contracted, or the request can be read in two ways. Nothing was done. */
        BadRequestBody: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The file cannot be read, or not every row of it, or the request can be read in two ways. Nothing was done. */
        BadRequestFile: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no batch with this identifier. */
        BatchNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no fixture or snapshot of this name. Nothing was made. */
        BeginningNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The instant is before what the world's clock reads. Nothing was done. */
        ClockCannotGoBack: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credit is reversed already, or a refund of it is under way or paid. Nothing was done. */
        CreditNotReversible: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The default world cannot be deleted. */
        DefaultWorldStays: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world holds no exchange of this number, or no longer. */
        ExchangeNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world would have more fault scripts than it may. Nothing was done. */
        FaultScriptLimitReached: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no fault script of this identifier. Nothing was done. */
        FaultScriptNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The sandbox was started without a control token and so serves only calls from its own machine. This one is not: its peer is another machine, its Host is not a local one, or it carries an Origin or a forwarding header. Nothing was done. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The bank failed. Whether a command took effect is unknown: repeat it with the same key and bytes, unless the code says that a repetition cannot help. */
        InternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such payment can come by this rail. Nothing was done. */
        InvalidCredit: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no mail of this identifier, or no longer. */
        MailNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The path exists, and does not know this method. It is answered for methods outside the contract, so no operation lists it. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The entry is a reversal, not a credit. Nothing was done. */
        NotACredit: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No operation or no world has this address. It is answered for addresses outside the contract, so no operation lists it. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no notification of this identifier, or no longer. Nothing was done. */
        NotificationNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The application of the notification is not to be told of it now. Nothing was done. */
        NotificationUndeliverable: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no organisation of this identifier. Nothing was done. */
        OrganisationNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the 2 MiB that the control plane admits. Nothing was done. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no refund with this identifier. */
        RefundNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The refund is in a state that does not allow this. Nothing was done. */
        RefundStateConflict: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The bank cannot serve now. Whether a command took effect is unknown: repeat it with the same key and bytes after Retry-After. A sandbox may be switched to answer 503 in place of 429, as some gateways do. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no snapshot of this name, or not any more. Nothing was done. */
        SnapshotNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The name is taken, or the world has as many snapshots as it may. */
        SnapshotNotTaken: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The file is none that a world can be put back to. Nothing was kept. */
        SnapshotRefused: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no application of this identifier, or the application does not use this API. Nothing was done. */
        SubscriptionNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no entry with this reference. */
        TransactionNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request has another control token than the sandbox's; or it has none, does not surely come from the sandbox's own machine, and the sandbox was started with one. Nothing was done. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of another media type than the contracted one, in another character set than UTF-8, or compressed. Nothing was done. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody active has this user name. Nothing was done. */
        UserNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another payment has this UTR on this rail. Nothing was done. */
        UtrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world has no virtual account of this number; or none was named, and it has no active one that takes any payment. Nothing was done. */
        VirtualAccountNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The name is taken, the server is full, or the clock would stand before what the world begins with. Nothing was made. */
        WorldNotCreated: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no world of this name. */
        WorldNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Only mails to this address, in any case.
         * @example asha.verma@acme.example
         */
        AddresseeFilter: components["schemas"]["EmailAddress"];
        /**
         * @description Only mails with a greater number, such as those since the last look.
         * @example 40
         */
        AfterMailNumber: number;
        /**
         * @description Only notifications with a greater number, such as those since the last look.
         * @example 40
         */
        AfterNotificationNumber: number;
        /**
         * @description Only exchanges with a greater number, such as those since the last look.
         * @example 40
         */
        AfterNumber: number;
        /**
         * @description One of the bank services.
         * @example refund-details
         */
        ApiInPath: components["schemas"]["ApiName"];
        /**
         * @description Only requests by this application.
         * @example app-acme-key
         */
        ApplicationIdFilter: components["schemas"]["ApplicationId"];
        /**
         * @description Identifier of the application.
         * @example app-acme-key
         */
        ApplicationIdInPath: components["schemas"]["ApplicationId"];
        /**
         * @description Identifier of the batch.
         * @example KB01JD90C4M2XE
         */
        BatchIdInPath: components["schemas"]["BatchId"];
        /**
         * @description Only requests at this door.
         * @example BANK
         */
        DoorFilter: components["schemas"]["DoorName"];
        /**
         * @description How many exchanges the list may hold.
         * @example 50
         */
        ExchangeLimit: number;
        /**
         * @description Number of the exchange.
         * @example 42
         */
        ExchangeNumberInPath: components["schemas"]["ExchangeNumber"];
        /**
         * @description Identifier of the fault script.
         * @example fault-1
         */
        FaultScriptIdInPath: components["schemas"]["FaultScriptId"];
        /**
         * @description The number of the last exchange that arrived, as EventSource sends it after a lost connection. Goes before `afterNumber`.
         * @example 41
         */
        LastEventId: string;
        /**
         * @description Identifier of the mail.
         * @example KL4Z0M8Q2R7XKD
         */
        MailIdInPath: components["schemas"]["MailId"];
        /**
         * @description Only mails of this kind.
         * @example REGISTRATION_APPROVED
         */
        MailKindFilter: components["schemas"]["MailKind"];
        /**
         * @description How many mails the list may hold.
         * @example 50
         */
        MailLimit: number;
        /**
         * @description Identifier of the notification, its `webhook-id`.
         * @example msg_4Z0M8Q2R7XKD
         */
        NotificationIdInPath: components["schemas"]["NotificationId"];
        /**
         * @description How many notifications the list may hold.
         * @example 50
         */
        NotificationLimit: number;
        /**
         * @description Only notifications in this state.
         * @example DELIVERED
         */
        NotificationStateFilter: components["schemas"]["NotificationState"];
        /**
         * @description Only notifications that tell of this transaction or refund.
         * @example KT01JD8Z5QW3RA
         */
        NotificationSubjectFilter: string;
        /**
         * @description Only notifications of this kind.
         * @example CREDIT_POSTED
         */
        NotificationTypeFilter: components["schemas"]["NotificationType"];
        /**
         * @description Only notifications to this application.
         * @example app-acme-key
         */
        NotifiedApplicationFilter: components["schemas"]["ApplicationId"];
        /**
         * @description Only requests that changed the object of this identifier, or have it in their path.
         * @example ACME00000001
         */
        ObjectIdFilter: components["schemas"]["ObjectId"];
        /**
         * @description Only requests of this operation.
         * @example acknowledgeTransactionBatch
         */
        OperationIdFilter: components["schemas"]["OperationId"];
        /**
         * @description Identifier of the organisation.
         * @example org-acme
         */
        OrganisationIdInPath: components["schemas"]["OrganisationId"];
        /**
         * @description Only answers that are this problem.
         * @example VALIDATION_FAILED
         */
        ProblemCodeFilter: components["schemas"]["ProblemCode"];
        /**
         * @description Identifier of the refund.
         * @example KR01JDAQ7T8VNB
         */
        RefundIdInPath: components["schemas"]["RefundId"];
        /**
         * @description Only the request that was given this X-Request-Id.
         * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        RequestIdFilter: components["schemas"]["RequestId"];
        /**
         * @description Name of the snapshot.
         * @example before-refunds
         */
        SnapshotInPath: components["schemas"]["SnapshotName"];
        /**
         * @description Only answers with this HTTP status.
         * @example 422
         */
        StatusFilter: number;
        /**
         * @description Reference of the credit.
         * @example KT01JD8Z7R4T0B
         */
        TransactionReferenceNumberInPath: components["schemas"]["TransactionReferenceNumber"];
        /**
         * @description Number of the virtual account.
         * @example ACME00000001
         */
        VirtualAccountNumberInPath: components["schemas"]["VirtualAccountNumber"];
        /**
         * @description Name of the world.
         * @example ci-42
         */
        WorldInPath: components["schemas"]["WorldName"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The methods that the path knows, as in RFC 9110.
         * @example GET, PATCH, POST
         */
        Allow: string;
        /**
         * @description What is left of each limit and when it is whole again, in the form of draft-ietf-httpapi-ratelimit-headers-10: `r` calls left, `t` seconds. Unlimited policies are left out; without any limit the header is absent.
         * @example "account-tps";r=9;t=1, "account-hits";r=48211;t=48600
         */
        RateLimit: string;
        /**
         * @description The limits in force, in the form of draft-ietf-httpapi-ratelimit-headers-10: `q` calls per window of `w` seconds. Unlimited policies are left out; without any limit the header is absent.
         * @example "account-tps";q=10;w=1, "account-hits";q=50000;w=86400
         */
        RateLimitPolicy: string;
        /**
         * @description Whole seconds to wait before the call is repeated; never earlier than the limit allows. The bank writes seconds; a gateway on the way may write an HTTP date.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description The way to authenticate that would be accepted, as in RFC 9110.
         * @example Bearer realm="khata-control"
         */
        WwwAuthenticate: string;
        /**
         * @description Identifier that the bank gave the request. On every answer; quote it when asking for help.
         * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        XRequestId: components["schemas"]["RequestId"];
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postCredit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The payment. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditNotice"];
            };
        };
        responses: {
            /** @description The identical notice was known already. Nothing was done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditOutcome"];
                };
            };
            /** @description The notice is new and was taken. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditOutcome"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["UtrConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidCredit"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postCredits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The payments. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditsRequest"];
            };
        };
        responses: {
            /** @description The outcome of each notice. It says nothing about success until every result is read. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditBatchOutcome"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postCreditFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditsRequest"];
                "text/csv": components["schemas"]["CreditFile"];
            };
        };
        responses: {
            /** @description The outcome of each row. It says nothing about success until every result is read. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditBatchOutcome"];
                };
            };
            400: components["responses"]["BadRequestFile"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postCreditPattern: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The pattern. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostCreditPatternRequest"];
            };
        };
        responses: {
            /** @description The pattern was played. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditPatternOutcome"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VirtualAccountNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reverseCredit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Reference of the credit.
                 * @example KT01JD8Z7R4T0B
                 */
                transactionReferenceNumber: components["parameters"]["TransactionReferenceNumberInPath"];
            };
            cookie?: never;
        };
        /** @description Why. May be left out. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReverseCreditRequest"];
            };
        };
        responses: {
            /** @description The reversal is booked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reversal"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TransactionNotFound"];
            409: components["responses"]["CreditNotReversible"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotACredit"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world's clock. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The instant to set. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetClockRequest"];
            };
        };
        responses: {
            /** @description The world's clock as it was set. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["ClockCannotGoBack"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How far. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceClockRequest"];
            };
        };
        responses: {
            /** @description The clock after the advance. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvancedClock"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    freezeClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock, frozen. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resumeClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock, running. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    settleRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The refund, PROCESSED. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOutcome"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RefundNotFound"];
            409: components["responses"]["RefundStateConflict"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    failRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        /** @description Why. May be left out. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FailRefundRequest"];
            };
        };
        responses: {
            /** @description The refund, FAILED. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOutcome"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RefundNotFound"];
            409: components["responses"]["RefundStateConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    returnRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        /** @description Why. May be left out. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReturnRefundRequest"];
            };
        };
        responses: {
            /** @description The refund, RETURNED. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundOutcome"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RefundNotFound"];
            409: components["responses"]["RefundStateConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world in one glance. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resetWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world is as its fixture has it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorldReset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All limits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The limits to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLimitsRequest"];
            };
        };
        responses: {
            /** @description All limits, after the change. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listExchanges: {
        parameters: {
            query?: {
                /**
                 * @description How many exchanges the list may hold.
                 * @example 50
                 */
                limit?: components["parameters"]["ExchangeLimit"];
                /**
                 * @description Only requests of this operation.
                 * @example acknowledgeTransactionBatch
                 */
                operationId?: components["parameters"]["OperationIdFilter"];
                /**
                 * @description Only answers with this HTTP status.
                 * @example 422
                 */
                status?: components["parameters"]["StatusFilter"];
                /**
                 * @description Only answers that are this problem.
                 * @example VALIDATION_FAILED
                 */
                problemCode?: components["parameters"]["ProblemCodeFilter"];
                /**
                 * @description Only requests at this door.
                 * @example BANK
                 */
                door?: components["parameters"]["DoorFilter"];
                /**
                 * @description Only requests by this application.
                 * @example app-acme-key
                 */
                applicationId?: components["parameters"]["ApplicationIdFilter"];
                /**
                 * @description Only the request that was given this X-Request-Id.
                 * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
                 */
                requestId?: components["parameters"]["RequestIdFilter"];
                /**
                 * @description Only requests that changed the object of this identifier, or have it in their path.
                 * @example ACME00000001
                 */
                objectId?: components["parameters"]["ObjectIdFilter"];
                /**
                 * @description Only exchanges with a greater number, such as those since the last look.
                 * @example 40
                 */
                afterNumber?: components["parameters"]["AfterNumber"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest exchanges that match. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getExchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the exchange.
                 * @example 42
                 */
                exchangeNumber: components["parameters"]["ExchangeNumberInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchange. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ExchangeNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    followExchanges: {
        parameters: {
            query?: {
                /**
                 * @description Only requests of this operation.
                 * @example acknowledgeTransactionBatch
                 */
                operationId?: components["parameters"]["OperationIdFilter"];
                /**
                 * @description Only answers with this HTTP status.
                 * @example 422
                 */
                status?: components["parameters"]["StatusFilter"];
                /**
                 * @description Only answers that are this problem.
                 * @example VALIDATION_FAILED
                 */
                problemCode?: components["parameters"]["ProblemCodeFilter"];
                /**
                 * @description Only requests at this door.
                 * @example BANK
                 */
                door?: components["parameters"]["DoorFilter"];
                /**
                 * @description Only requests by this application.
                 * @example app-acme-key
                 */
                applicationId?: components["parameters"]["ApplicationIdFilter"];
                /**
                 * @description Only the request that was given this X-Request-Id.
                 * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
                 */
                requestId?: components["parameters"]["RequestIdFilter"];
                /**
                 * @description Only requests that changed the object of this identifier, or have it in their path.
                 * @example ACME00000001
                 */
                objectId?: components["parameters"]["ObjectIdFilter"];
                /**
                 * @description Only exchanges with a greater number, such as those since the last look.
                 * @example 40
                 */
                afterNumber?: components["parameters"]["AfterNumber"];
            };
            header?: {
                /**
                 * @description The number of the last exchange that arrived, as EventSource sends it after a lost connection. Goes before `afterNumber`.
                 * @example 41
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportExchanges: {
        parameters: {
            query?: {
                /**
                 * @description Only requests of this operation.
                 * @example acknowledgeTransactionBatch
                 */
                operationId?: components["parameters"]["OperationIdFilter"];
                /**
                 * @description Only answers with this HTTP status.
                 * @example 422
                 */
                status?: components["parameters"]["StatusFilter"];
                /**
                 * @description Only answers that are this problem.
                 * @example VALIDATION_FAILED
                 */
                problemCode?: components["parameters"]["ProblemCodeFilter"];
                /**
                 * @description Only requests at this door.
                 * @example BANK
                 */
                door?: components["parameters"]["DoorFilter"];
                /**
                 * @description Only requests by this application.
                 * @example app-acme-key
                 */
                applicationId?: components["parameters"]["ApplicationIdFilter"];
                /**
                 * @description Only the request that was given this X-Request-Id.
                 * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
                 */
                requestId?: components["parameters"]["RequestIdFilter"];
                /**
                 * @description Only requests that changed the object of this identifier, or have it in their path.
                 * @example ACME00000001
                 */
                objectId?: components["parameters"]["ObjectIdFilter"];
                /**
                 * @description Only exchanges with a greater number, such as those since the last look.
                 * @example 40
                 */
                afterNumber?: components["parameters"]["AfterNumber"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeArchive"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getVirtualAccountTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the virtual account.
                 * @example ACME00000001
                 */
                virtualAccountNumber: components["parameters"]["VirtualAccountNumberInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VirtualAccountNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCreditTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Reference of the credit.
                 * @example KT01JD8Z7R4T0B
                 */
                transactionReferenceNumber: components["parameters"]["TransactionReferenceNumberInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TransactionNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTransactionBatchTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the batch.
                 * @example KB01JD90C4M2XE
                 */
                batchId: components["parameters"]["BatchIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["BatchNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRefundTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the refund.
                 * @example KR01JDAQ7T8VNB
                 */
                refundId: components["parameters"]["RefundIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RefundNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApplicationTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ApplicationNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    checkInvariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the check found. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvariantReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listFaultScripts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scripts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultScriptList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createFaultScripts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The scripts. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFaultScriptsRequest"];
            };
        };
        responses: {
            /** @description The scripts, as they were made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultScriptList"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["FaultScriptLimitReached"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteFaultScripts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted, with its last accounting. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultScriptList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFaultScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the fault script.
                 * @example fault-1
                 */
                faultScriptId: components["parameters"]["FaultScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultScript"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["FaultScriptNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteFaultScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the fault script.
                 * @example fault-1
                 */
                faultScriptId: components["parameters"]["FaultScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted, with its last accounting. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultScript"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["FaultScriptNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMischief: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rates and accounting. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mischief"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setMischief: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The rates to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMischiefRequest"];
            };
        };
        responses: {
            /** @description Rates and accounting, after the change. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mischief"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOutboxMails: {
        parameters: {
            query?: {
                /**
                 * @description Only mails to this address, in any case.
                 * @example asha.verma@acme.example
                 */
                to?: components["parameters"]["AddresseeFilter"];
                /**
                 * @description Only mails of this kind.
                 * @example REGISTRATION_APPROVED
                 */
                kind?: components["parameters"]["MailKindFilter"];
                /**
                 * @description Only mails with a greater number, such as those since the last look.
                 * @example 40
                 */
                afterNumber?: components["parameters"]["AfterMailNumber"];
                /**
                 * @description How many mails the list may hold.
                 * @example 50
                 */
                limit?: components["parameters"]["MailLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest mails that match. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxMailList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOutboxMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the mail.
                 * @example KL4Z0M8Q2R7XKD
                 */
                mailId: components["parameters"]["MailIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxMail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MailNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whom it is for. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSignInLinkRequest"];
            };
        };
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApprovalSwitches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All switches. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalSwitches"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setApprovalSwitches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The switches to turn. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetApprovalSwitchesRequest"];
            };
        };
        responses: {
            /** @description All switches, after the change. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalSwitches"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setAccountQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the organisation.
                 * @example org-acme
                 */
                organisationId: components["parameters"]["OrganisationIdInPath"];
            };
            cookie?: never;
        };
        /** @description The limits. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuotaRequest"];
            };
        };
        responses: {
            /** @description The plan it is on now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountQuota"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["OrganisationNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setApiQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
                /**
                 * @description One of the bank services.
                 * @example refund-details
                 */
                api: components["parameters"]["ApiInPath"];
            };
            cookie?: never;
        };
        /** @description The limits. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuotaRequest"];
            };
        };
        responses: {
            /** @description The plan it is on now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiQuota"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SubscriptionNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    revokeAccessTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessTokenRevocation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ApplicationNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWorlds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The worlds. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorldList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How the world begins. An empty object is the fixture that the server was started with. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorldRequest"];
            };
        };
        responses: {
            /** @description The world, and its credentials. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWorld"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["BeginningNotFound"];
            409: components["responses"]["WorldNotCreated"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the world.
                 * @example ci-42
                 */
                world: components["parameters"]["WorldInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["WorldNotFound"];
            409: components["responses"]["DefaultWorldStays"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshots. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What it is called. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSnapshotRequest"];
            };
        };
        responses: {
            /** @description The snapshot. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["SnapshotNotTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the snapshot.
                 * @example before-refunds
                 */
                snapshot: components["parameters"]["SnapshotInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the snapshot.
                 * @example before-refunds
                 */
                snapshot: components["parameters"]["SnapshotInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world is as the snapshot has it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredWorld"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the snapshot.
                 * @example before-refunds
                 */
                snapshot: components["parameters"]["SnapshotInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotContents"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    importSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the snapshot.
                 * @example before-refunds
                 */
                snapshot: components["parameters"]["SnapshotInPath"];
            };
            cookie?: never;
        };
        /** @description The file. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportSnapshotRequest"];
            };
        };
        responses: {
            /** @description The snapshot. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["SnapshotNotTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["SnapshotRefused"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /**
                 * @description Only notifications to this application.
                 * @example app-acme-key
                 */
                applicationId?: components["parameters"]["NotifiedApplicationFilter"];
                /**
                 * @description Only notifications of this kind.
                 * @example CREDIT_POSTED
                 */
                type?: components["parameters"]["NotificationTypeFilter"];
                /**
                 * @description Only notifications in this state.
                 * @example DELIVERED
                 */
                state?: components["parameters"]["NotificationStateFilter"];
                /**
                 * @description Only notifications that tell of this transaction or refund.
                 * @example KT01JD8Z5QW3RA
                 */
                subjectId?: components["parameters"]["NotificationSubjectFilter"];
                /**
                 * @description Only notifications with a greater number, such as those since the last look.
                 * @example 40
                 */
                afterNumber?: components["parameters"]["AfterNotificationNumber"];
                /**
                 * @description How many notifications the list may hold.
                 * @example 50
                 */
                limit?: components["parameters"]["NotificationLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest notifications that match. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the notification, its `webhook-id`.
                 * @example msg_4Z0M8Q2R7XKD
                 */
                notificationId: components["parameters"]["NotificationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notification. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotificationNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resendNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the notification, its `webhook-id`.
                 * @example msg_4Z0M8Q2R7XKD
                 */
                notificationId: components["parameters"]["NotificationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notification with its attempt due now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotificationNotFound"];
            409: components["responses"]["NotificationUndeliverable"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setNotificationEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the application.
                 * @example app-acme-key
                 */
                applicationId: components["parameters"]["ApplicationIdInPath"];
            };
            cookie?: never;
        };
        /** @description The address. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetNotificationEndpointRequest"];
            };
        };
        responses: {
            /** @description Where they go now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationEndpoint"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ApplicationNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
