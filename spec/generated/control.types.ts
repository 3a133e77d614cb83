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
         * @description The last requests of the world's bank door with their answers, newest first, no more than `limit`. A sandbox keeps a bounded number of them: old ones disappear, and a jump in the numbers shows it. Secrets are redacted before an exchange is kept; long bodies are cut.
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
        /** @description API key, OAuth client_id and consumer key in one. With OAuth NONE it is the whole credential. */
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
        /** @description Identifier of an application. */
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
        /**
         * Format: date
         * @description A calendar day in Indian Standard Time, as YYYY-MM-DD.
         * @example 2026-11-23
         */
        CalendarDate: string;
        /**
         * @description The client name under which the bank knows the organisation, as told at approval. It is compared exactly, capitals and blanks included.
         * @example Acme Retail Pvt Ltd
         */
        ClientName: string;
        /** @description The client secret, or consumer secret. Shown in this answer only; a lost one is replaced by rotating the key. */
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
        /**
         * Format: int64
         * @description A number of things.
         */
        Count: number;
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
         * Format: email
         * @description A mail address.
         */
        EmailAddress: string;
        /**
         * @description CREDIT: money came in. REVERSAL: a credit was taken back in full; post it as a contra entry of its own and leave the credit as it is.
         * @enum {string}
         */
        EntryType: "CREDIT" | "REVERSAL";
        /** @description One request of the bank door and its answer. Secrets are redacted before it is kept. */
        Exchange: {
            /**
             * Format: int64
             * @description 1, 2, 3 and so on in the order of the answers, since the server started or the world was reset.
             */
            number: number;
            /** @description The X-Request-Id of the answer. */
            requestId: components["schemas"]["RequestId"];
            /** @description When the request arrived. */
            at: components["schemas"]["Timestamp"];
            /** @description The request's method, as it was sent. */
            method: string;
            /** @description The request's path, without the world's prefix and without the query, cut after 4,096 characters. */
            path: string;
            operationId?: components["schemas"]["OperationId"];
            /** @description The application whose credentials the request carried; absent when it has none. */
            applicationId?: string;
            /**
             * Format: int32
             * @description The HTTP status of the answer.
             */
            status: number;
            /** @description The `code` of the problem, when the answer is one. */
            problemCode?: components["schemas"]["ProblemCode"];
            /**
             * Format: int64
             * @description The host's time from the arrival of the request to the end of the answer.
             */
            durationMicroseconds: number;
            /**
             * Format: int64
             * @description The length of the request body as it arrived, before any cut.
             */
            requestBytes: number;
            /**
             * Format: int64
             * @description The length of the answer's body as it was sent, before any cut.
             */
            responseBytes: number;
            /**
             * @description The request's body as text, redacted and cut after 4,096 bytes. Absent when there was none, and of operations whose bodies carry credentials.
             * @example {"physicalAccountNumber":"123456789012"}
             */
            requestBody?: string;
            /**
             * @description The answer's body as text, redacted and cut after 4,096 bytes. Absent when there was none, and of operations whose bodies carry credentials.
             * @example {"batch":null,"nextPollAfterSeconds":60}
             */
            responseBody?: string;
        };
        /** @description Requests of the world's bank door with their answers, newest first. */
        ExchangeList: {
            /** @description The newest exchanges that match, no more than `limit`. */
            data: components["schemas"]["Exchange"][];
        };
        /** @description Why the refund fails. The body may be left out. */
        FailRefundRequest: {
            /**
             * @description The refund's `failureReason`. Absent, the sandbox writes one of its own.
             * @example Beneficiary account is closed
             */
            reason?: string;
        };
        /** @description The name of the fixture that the world was seeded from. */
        FixtureName: string;
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
         * @description An amount in Indian rupees: a decimal string with exactly two places, no sign, no grouping and no leading zero, from 0.01 to 9999999999999.99. Keep it a decimal or integer paise; never parse it into a binary float.
         * @example 25000.00
         */
        Money: string;
        /**
         * Format: int32
         * @description Do not ask again sooner than after this many seconds, unless told otherwise by a notification. 0 means at once. In a batch it tells what held when the batch was formed.
         * @example 60
         */
        NextPollAfterSeconds: number;
        /**
         * @description NONE: the API key alone. 1.0: signed requests. 2.0: a bearer token from the token endpoint.
         * @enum {string}
         */
        OAuthSetting: "NONE" | "1.0" | "2.0";
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
        /**
         * Format: int64
         * @description By how many whole seconds the world's clock is ahead of the host's, at this answer; negative when it is behind, 0 in mode REAL.
         */
        OffsetSeconds: number;
        /**
         * Format: uri
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
        /**
         * @description A rail on which money can be received, as a client may name it in a request.
         * @enum {string}
         */
        PaymentMode: "NEFT" | "RTGS" | "IMPS" | "UPI" | "FUNDS_TRANSFER";
        /**
         * @description Number of a physical account that the organisation holds at the bank: 9 to 18 digits. A string, never a number: leading zeros count.
         * @example 123456789012
         */
        PhysicalAccountNumber: string;
        /** @description Identifier of a plan. */
        PlanId: string;
        /**
         * @description Name of a limit: the account plan (of the organisation) or the API plan (of the application for one service), calls per second or hits per window.
         * @enum {string}
         */
        PolicyName: "account-tps" | "account-hits" | "api-tps" | "api-hits";
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
            /** @description The single faults, at most 100. Present on VALIDATION_FAILED, on BULK_REJECTED, and where a form lacks something. */
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
        /** @description A link that signs a person in to the portal, once. */
        SignInLink: {
            url: components["schemas"]["OneTimeUrl"];
            /** @description The token in the link, for scripts that sign in by the portal's JSON API. */
            token: string;
            /** @description Until when it works, on the host's clock. */
            expiresAt: components["schemas"]["Timestamp"];
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
        /**
         * Format: date-time
         * @description An instant in RFC 3339 form, always written with the offset +05:30 (Indian Standard Time knows no daylight saving). Seconds may carry up to three decimals.
         * @example 2026-11-23T10:30:00+05:30
         */
        Timestamp: string;
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
        /** @description The token of a one-time link, as it stood in the mail or on the console. Good for one use. */
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
         * @description Identifier of the application.
         * @example app-acme-key
         */
        ApplicationIdInPath: components["schemas"]["ApplicationId"];
        /**
         * @description How many exchanges the list may hold.
         * @example 50
         */
        ExchangeLimit: number;
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
         * @description Identifier of the refund.
         * @example KR01JDAQ7T8VNB
         */
        RefundIdInPath: components["schemas"]["RefundId"];
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
