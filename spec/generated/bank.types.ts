// GENERATED from spec/bank by `npm run generate` (openapi-typescript). Do not edit.

export interface paths {
    "/v1/virtual-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List virtual accounts
         * @description The virtual accounts of the organisation, deleted ones included, oldest first. A filter that names nothing of the caller's finds nothing: 200 with an empty page.
         */
        get: operations["listVirtualAccounts"];
        put?: never;
        /**
         * Create one or many virtual accounts
         * @description One virtual account is a list of one. A fault of form in any item, or a physical account that is not
         *     the caller's, refuses the whole call; every other refusal concerns its item alone and stands in the
         *     207, in the order of the request.
         *
         *     The client proposes the numbers. A success carries the account as the bank holds it and the message
         *     "Virtual account created."; a failure carries its reason. If two items name the same number, the
         *     first wins.
         *
         *     An answer that never came says nothing: repeat the call with the same Idempotency-Key and the same
         *     bytes, and the stored answer comes back.
         */
        post: operations["createVirtualAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Modify one or many virtual accounts
         * @description One virtual account is a list of one. A fault of form in any item, or a physical account that is not
         *     the caller's, refuses the whole call; every other refusal concerns its item alone and stands in the
         *     207, in the order of the request.
         *
         *     A field that is absent stays as it is; null clears an optional field; objects and arrays replace the
         *     whole former value. To add a remitter, send the full list. Give `revision` to be sure that nobody
         *     changed the account in between. Extending `validTo` makes an EXPIRED account ACTIVE again. A success
         *     carries the message "Virtual account modified.".
         */
        patch: operations["modifyVirtualAccounts"];
        trace?: never;
    };
    "/v1/virtual-accounts/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete one or many virtual accounts
         * @description One virtual account is a list of one. A fault of form in any item, or a physical account that is not
         *     the caller's, refuses the whole call; every other refusal concerns its item alone and stands in the
         *     207, in the order of the request.
         *
         *     Deletion is for ever, and the number is never given again. Credits that were posted before stay
         *     readable, deliverable and refundable. A success carries the message "Virtual account deleted.". An
         *     item that was deleted before is refused with VIRTUAL_ACCOUNT_DELETED, which a client takes as done.
         */
        post: operations["deleteVirtualAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/virtual-accounts/{virtualAccountNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a virtual account
         * @description One virtual account as the bank holds it now, also after its deletion.
         */
        get: operations["getVirtualAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transaction-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List batches
         * @description The batches of the organisation without their entries, oldest first. Reading never moves the stream. A filter that names nothing of the caller's finds nothing: 200 with an empty page.
         */
        get: operations["listTransactionBatches"];
        put?: never;
        /**
         * Fetch a batch of transactions
         * @description With no open batch, up to 100 of the oldest undelivered entries are frozen as a new batch: 201. With
         *     an open batch, that same batch comes again, byte for byte: 200. With nothing pending, `batch` is
         *     null: 200. At most one batch of a physical account is open, and it stays open until it is
         *     acknowledged: there is no time-out.
         *
         *     The call is idempotent by nature and takes no Idempotency-Key: an answer that never came is fetched
         *     again.
         */
        post: operations["fetchTransactionBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transaction-batches/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a batch again
         * @description A batch exactly as it was fetched, byte for byte, also after its acknowledgement. Reading never moves the stream and acknowledges nothing.
         */
        get: operations["getTransactionBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transaction-batches/{batchId}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a batch
         * @description Acknowledging means that every record was received durably, not that every record was applied. The
         *     client proves it by control totals which it computed from the records it read. If they agree, all
         *     entries leave the stream at once. If they do not, nothing changes and the batch stays open.
         *
         *     The call is idempotent by nature and takes no Idempotency-Key: repeated with the same totals it
         *     gives the same receipt, byte for byte; with other totals it is refused and has no effect. Only whole
         *     batches are acknowledged.
         */
        post: operations["acknowledgeTransactionBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enquire of transactions
         * @description The entries of the organisation's streams in posting order, oldest first, delivered or not. Enquiry never moves the stream: what it shows is still delivered by batches. Dates are IST days of `valueDate`, both included. A filter that names nothing of the caller's finds nothing: 200 with an empty page.
         */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/{transactionReferenceNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a transaction
         * @description One entry of the organisation's streams, delivered or not. Reading never moves the stream.
         */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds
         * @description The refunds of the organisation, oldest first. A filter that names nothing of the caller's finds nothing: 200 with an empty page.
         */
        get: operations["listRefunds"];
        put?: never;
        /**
         * Initiate a refund
         * @description Refunds one credit, posted at most 180 days ago: the whole amount, to its remitter. Neither is an
         *     input. The bank validates, hands the refund to its payment service and shares the initial answer;
         *     what becomes of it is read later or told by a notification.
         *
         *     A credit has at most one live refund. After FAILED or RETURNED a new one may be initiated, with a
         *     new key; after PROCESSED never. A deleted account, or a credit that was not yet delivered, is no
         *     obstacle.
         *
         *     In a sandbox a refund is by default IN_PROCESS after 5 seconds and PROCESSED after 30, by the clock
         *     of its world. Where the credit's remitter has one of the account numbers in `x-sandbox-triggers`,
         *     that number decides the outcome.
         */
        post: operations["initiateRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{refundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a refund
         * @description What became of a refund. Do not ask again sooner than `nextPollAfterSeconds`.
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue an access token
         * @description The grants of RFC 6749 for applications with OAuth 2.0. A CONFIDENTIAL application authenticates by HTTP Basic or in the body, never by both, and may use all three grants; a PUBLIC one has no secret, sends its `client_id` in the body, and may use the authorization code and refresh tokens. The code is good once, for 60 seconds, for the client, redirect_uri and code_challenge it was asked with. A refresh token is good once: its answer carries the next one. A code or refresh token that comes a second time revokes every token of that consent. Parameters in the URL are refused as invalid_request. Refusals have the form of RFC 6749. The call is no hit of a plan. Re-use the token until shortly before it expires.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask for somebody's consent
         * @description The authorization request of RFC 6749, section 4.1.1, with PKCE: where an application with OAuth 2.0 sends a browser. A client_id that is not known, or a redirect_uri that is not exactly one of the application's callback URLs, is answered with a problem and never by a redirect. Every other fault goes back to the callback URL as `error` (RFC 6749, section 4.1.2.1), with `state` and `iss` (RFC 9207). Otherwise the browser goes to the portal, where a member of the application's own organisation signs in and approves or denies within ten minutes. Unknown parameters are ignored, as RFC 6749 demands.
         */
        get: operations["authorize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a token
         * @description Token revocation of RFC 7009. The application authenticates as at the token endpoint. An access token is void at once; with a refresh token, so are all tokens of the same consent. A token that is unknown, over or another application's is answered in the same way, and nothing is done. The call is no hit of a plan.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where and how tokens are had
         * @description The metadata of RFC 8414, from which OAuth clients configure themselves. The issuer is the address by which the sandbox is reached, a world's prefix included.
         */
        get: operations["getAuthorizationServerMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    creditPosted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A credit was posted
         * @description Tells that money was credited to a virtual account. Sent to the `notificationUrl` of every enabled application that is subscribed to the service, at least once, retried with growing pauses for 24 hours until it is answered with 2xx. Signed as Standard Webhooks prescribes. A notification saves waiting; it replaces neither the stream nor the acknowledgement.
         */
        post: operations["creditPosted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    creditReversed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A credit was reversed
         * @description Tells that a credit was taken back in full. Sent to the `notificationUrl` of every enabled application that is subscribed to the service, at least once, retried with growing pauses for 24 hours until it is answered with 2xx. Signed as Standard Webhooks prescribes. A notification saves waiting; it replaces neither the stream nor the acknowledgement.
         */
        post: operations["creditReversed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    refundSettled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A refund was settled
         * @description Tells that a refund has become PROCESSED or FAILED. Sent to the `notificationUrl` of every enabled application that is subscribed to the service, at least once, retried with growing pauses for 24 hours until it is answered with 2xx. Signed as Standard Webhooks prescribes. A notification saves waiting; it replaces neither the stream nor the acknowledgement.
         */
        post: operations["refundSettled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    refundReturned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A refund was returned
         * @description Tells that the remitter's bank sent the money back; the credit is restored. Sent to the `notificationUrl` of every enabled application that is subscribed to the service, at least once, retried with growing pauses for 24 hours until it is answered with 2xx. Signed as Standard Webhooks prescribes. A notification saves waiting; it replaces neither the stream nor the acknowledgement.
         */
        post: operations["refundReturned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description Name of the account's holder as payers shall see it, in any script, without control characters and without blanks at its ends.
         * @example शर्मा वस्त्र भंडार
         */
        AccountName: string;
        /** @description Control totals of the batch. Compute both from the records that were read, never copy them from the batch: they prove that every record arrived and was added exactly. */
        AcknowledgeTransactionBatchRequest: {
            /** @description How many records the client counted. */
            numberOfTransactions: components["schemas"]["NumberOfTransactions"];
            /** @description The sum that the client computed over all records it read, whatever their entry type. */
            controlSum: components["schemas"]["ControlSum"];
        };
        /** @description The bank's receipt for an acknowledgement. The bytes are the same on every repetition. */
        Acknowledgement: {
            batchId: components["schemas"]["BatchId"];
            batchNumber: components["schemas"]["BatchNumber"];
            /** @description When the batch was first acknowledged. */
            acknowledgedAt: components["schemas"]["Timestamp"];
            numberOfTransactions: components["schemas"]["NumberOfTransactions"];
            controlSum: components["schemas"]["ControlSum"];
        };
        /** @description The rails on which the account accepts money, each named once. A credit on any other rail is returned to its remitter. */
        AllowedPaymentModes: components["schemas"]["PaymentMode"][];
        /** @description A remitter from whom the account accepts money. */
        AllowedRemitter: {
            accountNumber: components["schemas"]["RemitterAccountNumber"];
            /** @description IFSC of the remitter's branch. Present where the client gave it. */
            ifsc?: components["schemas"]["Ifsc"];
        };
        /** @description A remitter from whom the account shall accept money. */
        AllowedRemitterInput: {
            accountNumber: components["schemas"]["RemitterAccountNumber"];
            /** @description IFSC of the remitter's branch. Needed when `remitterCheck` is ACCOUNT_AND_IFSC. */
            ifsc?: components["schemas"]["Ifsc"];
        };
        /** @description Which amounts the account accepts; a credit of any other amount is returned to its remitter. The value of `type` tells the three forms apart. */
        AmountRule: components["schemas"]["AmountRuleNone"] | components["schemas"]["AmountRuleExact"] | components["schemas"]["AmountRuleRange"];
        /** @description Only this amount is accepted. */
        AmountRuleExact: {
            /**
             * @description EXACT, one amount.
             * @constant
             */
            type: "EXACT";
            /** @description The one amount that is accepted. */
            amount: components["schemas"]["Money"];
        };
        /** @description Accept only this amount. */
        AmountRuleExactInput: {
            /**
             * @description EXACT, one amount.
             * @constant
             */
            type: "EXACT";
            /** @description The one amount to accept. */
            amount: components["schemas"]["Money"];
        };
        /** @description Which amounts the account shall accept; a credit of any other amount is returned to its remitter. The value of `type` tells the three forms apart. */
        AmountRuleInput: components["schemas"]["AmountRuleNoneInput"] | components["schemas"]["AmountRuleExactInput"] | components["schemas"]["AmountRuleRangeInput"];
        /** @description Any amount is accepted. */
        AmountRuleNone: {
            /**
             * @description NONE, any amount.
             * @constant
             */
            type: "NONE";
        };
        /** @description Accept any amount. */
        AmountRuleNoneInput: {
            /**
             * @description NONE, any amount.
             * @constant
             */
            type: "NONE";
        };
        /** @description Amounts from the minimum to the maximum are accepted, both included. */
        AmountRuleRange: {
            /**
             * @description RANGE, from a minimum to a maximum.
             * @constant
             */
            type: "RANGE";
            /** @description The smallest amount that is accepted. */
            minimumAmount: components["schemas"]["Money"];
            /** @description The largest amount that is accepted; never below the minimum. */
            maximumAmount: components["schemas"]["Money"];
        };
        /** @description Accept amounts from the minimum to the maximum, both included. */
        AmountRuleRangeInput: {
            /**
             * @description RANGE, from a minimum to a maximum.
             * @constant
             */
            type: "RANGE";
            /** @description The smallest amount to accept. */
            minimumAmount: components["schemas"]["Money"];
            /** @description The largest amount to accept. Below the minimum the item is refused with INVALID_AMOUNT_RULE. */
            maximumAmount: components["schemas"]["Money"];
        };
        /**
         * @description Whether the call is all or nothing. When true and any item is refused, nothing is done and the call as a whole is refused with BULK_REJECTED.
         * @default false
         */
        Atomic: boolean;
        /** @description Metadata of the authorization server, as in RFC 8414, section 2. */
        AuthorizationServerMetadata: {
            /**
             * Format: uri
             * @description Who issues the tokens; comes back as `iss`.
             */
            issuer: string;
            /**
             * Format: uri
             * @description Where browsers are sent for consent.
             */
            authorization_endpoint: string;
            /**
             * Format: uri
             * @description Where tokens are issued.
             */
            token_endpoint: string;
            /**
             * Format: uri
             * @description Where tokens are revoked.
             */
            revocation_endpoint: string;
            /** @description The services, each a scope. */
            scopes_supported: string[];
            /** @description What an authorization request can ask for. */
            response_types_supported: string[];
            /** @description How its answer comes. */
            response_modes_supported: string[];
            /** @description The grants. */
            grant_types_supported: string[];
            /** @description How applications authenticate; none are the PUBLIC ones. */
            token_endpoint_auth_methods_supported: string[];
            /** @description The same, for revocation. */
            revocation_endpoint_auth_methods_supported: string[];
            /** @description The methods of PKCE. */
            code_challenge_methods_supported: string[];
            /** @description Whether answers to the callback URL carry `iss` (RFC 9207). */
            authorization_response_iss_parameter_supported: boolean;
        };
        /**
         * @description Identifier of a batch. `KB` and 12 characters of Crockford's base 32.
         * @example KB01JD90C4M2XE
         */
        BatchId: string;
        /**
         * Format: int64
         * @description Running number of the batch within its physical account: 1, 2, 3 and so on, without gaps. Two physical accounts have equal batch numbers, so it never identifies a batch by itself.
         * @example 3
         */
        BatchNumber: number;
        /**
         * @description Whether the batch still awaits its acknowledgement.
         * @enum {string}
         */
        BatchStatus: "OPEN" | "ACKNOWLEDGED";
        /** @description The outcome of a bulk command, item by item. The 207 says nothing about success: read every result. */
        BulkResponse: {
            summary: components["schemas"]["BulkSummary"];
            /** @description One result for each item, in the order of the request. */
            results: components["schemas"]["BulkResult"][];
        };
        /** @description The outcome of one item: `virtualAccount` when it took effect, `problem` when it was refused, never both. */
        BulkResult: {
            /**
             * Format: int32
             * @description Position of the item in the request, from 0.
             */
            index: number;
            /**
             * Format: int32
             * @description The HTTP status that the item would have had as a call of its own: 201 created, 200 modified or deleted, otherwise the problem's status.
             */
            status: number;
            /** @description The success message, for example "Virtual account created.", or the reason of the failure. For people: programs read `status` and `problem.code`. */
            message: string;
            /** @description The account after the command. Present when the item took effect. */
            virtualAccount?: components["schemas"]["VirtualAccount"];
            /** @description Why the item was refused. Present when it was. `instance` and `requestId` are those of the call and left out here. */
            problem?: components["schemas"]["Problem"];
        } & (unknown | unknown);
        /** @description How the items of the call fared. `succeeded` and `failed` add up to `total`. */
        BulkSummary: {
            /**
             * Format: int32
             * @description Number of items of the request.
             */
            total: number;
            /**
             * Format: int32
             * @description Number of items that took effect.
             */
            succeeded: number;
            /**
             * Format: int32
             * @description Number of items that were refused, and had no effect.
             */
            failed: number;
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
        /** @description How the customer behind the account can be reached. At least one of the two is present. */
        Contact: {
            email?: components["schemas"]["EmailAddress"];
            mobile?: components["schemas"]["MobileNumber"];
        };
        /** @description How the customer behind the account can be reached. Give at least one of the two. */
        ContactInput: {
            email?: components["schemas"]["EmailAddress"];
            mobile?: components["schemas"]["MobileNumber"];
        };
        /**
         * @description The sum of all amounts of a batch, whatever the entry type, as a decimal string with exactly two places and up to 17 digits before the point. The name and the meaning are ISO 20022's. A batch of 100 entries can pass 2^53 paise: add in decimal or in big integers.
         * @example 588999.49
         */
        ControlSum: string;
        /** @description One virtual account to create. */
        CreateVirtualAccountItem: {
            /** @description The number that the client proposes. It begins with the organisation's allotted prefix and was never used before. */
            virtualAccountNumber: components["schemas"]["VirtualAccountNumber"];
            accountName: components["schemas"]["AccountName"];
            customerReference?: components["schemas"]["CustomerReference"];
            contact?: components["schemas"]["ContactInput"];
            /** @description The rails on which the account shall accept money. All of them when left out. */
            allowedPaymentModes?: components["schemas"]["AllowedPaymentModes"];
            /** @description How the remitter of a credit shall be checked. NONE when left out. */
            remitterCheck?: components["schemas"]["RemitterCheck"];
            /** @description The remitters from whom the account shall accept money. Needed unless `remitterCheck` is NONE. */
            allowedRemitters?: components["schemas"]["AllowedRemitterInput"][];
            /** @description Which amounts the account shall accept. Any amount when left out. */
            amountRule?: components["schemas"]["AmountRuleInput"];
            /** @description First day of validity, included. Today, in IST, when left out. */
            validFrom?: components["schemas"]["CalendarDate"];
            /** @description Last day of validity, included; not before today and not before `validFrom`. No end when left out. */
            validTo?: components["schemas"]["CalendarDate"];
            references?: components["schemas"]["References"];
        };
        /** @description Virtual accounts to create under one physical account. */
        CreateVirtualAccountsRequest: {
            /** @description The physical account under which all accounts of this call are created. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            atomic?: components["schemas"]["Atomic"];
            /** @description The accounts to create, 1 to 100. One account is a list of one. */
            items: components["schemas"]["CreateVirtualAccountItem"][];
        };
        /** @description Tells that a credit was posted. */
        CreditPostedNotification: {
            /**
             * @description The kind of event.
             * @constant
             */
            type: "CREDIT_POSTED";
            /** @description When the credit was posted. */
            timestamp: components["schemas"]["Timestamp"];
            /** @description The credit, the same as in the stream. */
            data: components["schemas"]["Transaction"];
        };
        /** @description Tells that a credit was reversed. */
        CreditReversedNotification: {
            /**
             * @description The kind of event.
             * @constant
             */
            type: "CREDIT_REVERSED";
            /** @description When the reversal was posted. */
            timestamp: components["schemas"]["Timestamp"];
            /** @description The reversal, the same as in the stream. */
            data: components["schemas"]["Transaction"];
        };
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
        /** @description One virtual account to delete. */
        DeleteVirtualAccountItem: {
            /** @description The account to delete. */
            virtualAccountNumber: components["schemas"]["VirtualAccountNumber"];
            reason: components["schemas"]["DeletionReason"];
        };
        /** @description Virtual accounts to delete under one physical account. */
        DeleteVirtualAccountsRequest: {
            /** @description The physical account to which all accounts of this call belong. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            atomic?: components["schemas"]["Atomic"];
            /** @description The deletions, 1 to 100, each of another account. */
            items: components["schemas"]["DeleteVirtualAccountItem"][];
        };
        /**
         * @description Why the account is deleted.
         * @enum {string}
         */
        DeletionReason: "CUSTOMER_EXITED" | "DUPLICATE" | "ERROR" | "OTHER";
        /**
         * @description Where an entry stands in the stream: not yet in a batch, in the open batch, or in a batch that was acknowledged. It only moves forward.
         * @enum {string}
         */
        DeliveryState: "UNDELIVERED" | "IN_OPEN_BATCH" | "ACKNOWLEDGED";
        /**
         * Format: email
         * @description An e-mail address.
         * @example accounts@sharma-vastra.example
         */
        EmailAddress: string;
        /**
         * @description CREDIT: money came in. REVERSAL: a credit was taken back in full; post it as a contra entry of its own and leave the credit as it is.
         * @enum {string}
         */
        EntryType: "CREDIT" | "REVERSAL";
        /** @description Which stream to fetch from. */
        FetchTransactionBatchRequest: {
            /** @description The physical account whose stream is fetched. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
        };
        /**
         * @description Indian Financial System Code of a branch; four letters, a zero, six letters or digits.
         * @example KHTA0000001
         */
        Ifsc: string;
        /** @description Which credit to refund. The amount and the beneficiary are never inputs: always the whole credit, always to its remitter. */
        InitiateRefundRequest: {
            clientName: components["schemas"]["ClientName"];
            /** @description The credit to refund. A UTR is not accepted. */
            transactionReferenceNumber: components["schemas"]["TransactionReferenceNumber"];
            reason?: components["schemas"]["RefundReason"];
        };
        /**
         * @description Identifier of the message by which the bank handed a refund to its payment service. `KM` and 12 characters of Crockford's base 32. Quote it when asking the bank about a refund.
         * @example KM01JDAQ7T8W04
         */
        MessageId: string;
        /**
         * @description An Indian mobile number, ten digits without country code.
         * @example 9820012345
         */
        MobileNumber: string;
        /** @description One modification. A field that is absent stays as it is; null clears an optional field; objects and arrays replace the whole former value, so that a remitter is added by sending the full list. */
        ModifyVirtualAccountItem: {
            /** @description The account to modify. The number itself never changes. */
            virtualAccountNumber: components["schemas"]["VirtualAccountNumber"];
            /** @description The revision that the client last saw. When given and no longer the present one, the item is refused with REVISION_CONFLICT. */
            revision?: components["schemas"]["Revision"];
            accountName?: components["schemas"]["AccountName"];
            /** @description The new customer reference; null clears it. */
            customerReference?: string | null;
            /** @description The new contact, replacing the former one as a whole; null clears it. */
            contact?: {
                email?: components["schemas"]["EmailAddress"];
                mobile?: components["schemas"]["MobileNumber"];
            } | null;
            /** @description The full new list of rails on which the account shall accept money. */
            allowedPaymentModes?: components["schemas"]["AllowedPaymentModes"];
            remitterCheck?: components["schemas"]["RemitterCheck"];
            /** @description The full new list of remitters, replacing the former one as a whole; null clears it, which only `remitterCheck` NONE permits. */
            allowedRemitters?: components["schemas"]["AllowedRemitterInput"][] | null;
            /** @description The new amount rule. Send NONE to accept any amount again. */
            amountRule?: components["schemas"]["AmountRuleInput"];
            /** @description The new first day of validity, included. */
            validFrom?: components["schemas"]["CalendarDate"];
            /**
             * Format: date
             * @description The new last day of validity, included, not before today and not before `validFrom`; null removes the end.
             */
            validTo?: string | null;
            /** @description The full new list of references, replacing the former one as a whole; null clears it. */
            references?: components["schemas"]["Reference"][] | null;
        };
        /** @description Modifications of virtual accounts under one physical account. */
        ModifyVirtualAccountsRequest: {
            /** @description The physical account to which all accounts of this call belong. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            atomic?: components["schemas"]["Atomic"];
            /** @description The modifications, 1 to 100, each of another account. */
            items: components["schemas"]["ModifyVirtualAccountItem"][];
        };
        /**
         * @description An amount in Indian rupees: a decimal string with exactly two places, no sign, no grouping and no leading zero, from 0.01 to 9999999999999.99. Keep it a decimal or integer paise; never parse it into a binary float.
         * @example 25000.00
         */
        Money: string;
        /**
         * @description Pass it as `cursor`, with the same filters, to read the next page. Null is the only end of a list: a short page is not.
         * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
         */
        NextCursor: string | null;
        /**
         * Format: int32
         * @description Do not ask again sooner than after this many seconds, unless told otherwise by a notification. 0 means at once. In a batch it tells what held when the batch was formed.
         * @example 60
         */
        NextPollAfterSeconds: number;
        /**
         * Format: int32
         * @description Number of entries of a batch, 1 to 100.
         * @example 5
         */
        NumberOfTransactions: number;
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
        /**
         * @description Name of a limit: the account plan (of the organisation) or the API plan (of the application for one service), calls per second or hits per window.
         * @enum {string}
         */
        PolicyName: "account-tps" | "account-hits" | "api-tps" | "api-hits";
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
        /** @description One page of refunds, oldest first. */
        RefundList: {
            /** @description The refunds of this page. */
            data: components["schemas"]["Refund"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Why the client refunds, in its own words; shown to the remitter where the rail can carry it.
         * @example Order 7741 cancelled
         */
        RefundReason: string;
        /** @description Tells that the remitter's bank sent a refund back. */
        RefundReturnedNotification: {
            /**
             * @description The kind of event.
             * @constant
             */
            type: "REFUND_RETURNED";
            /** @description When the money came back. */
            timestamp: components["schemas"]["Timestamp"];
            /** @description The refund after the event. */
            data: components["schemas"]["Refund"];
        };
        /** @description Tells that a refund was settled, either PROCESSED or FAILED. */
        RefundSettledNotification: {
            /**
             * @description The kind of event.
             * @constant
             */
            type: "REFUND_SETTLED";
            /** @description When the refund was settled. */
            timestamp: components["schemas"]["Timestamp"];
            /** @description The refund after the event. */
            data: components["schemas"]["Refund"];
        };
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
        /**
         * @description How the remitter of a credit is checked. NONE: anyone may pay. ACCOUNT: the remitter's account number must be one of `allowedRemitters`. ACCOUNT_AND_IFSC: account number and IFSC together must be. A credit that fails the check is returned to its remitter.
         * @enum {string}
         */
        RemitterCheck: "NONE" | "ACCOUNT" | "ACCOUNT_AND_IFSC";
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
        /** @description A revocation request of RFC 7009, section 2.1. Parameters that it does not know are ignored; one given twice is refused. */
        RevocationRequest: {
            /**
             * Format: password
             * @description The access or refresh token that shall be void.
             */
            token: string;
            /** @description Which kind of token it is. A hint only; it is found without. */
            token_type_hint?: string;
            /** @description The application's API key. */
            client_id?: string;
            /**
             * Format: password
             * @description The application's secret.
             */
            client_secret?: string;
        };
        /**
         * Format: int32
         * @description Revision of a virtual account. 1 after the creation, one more with every modification and with the deletion. A status that changes by the calendar alone leaves it as it is.
         * @example 1
         */
        Revision: number;
        /**
         * @description Scopes, separated by single spaces. Left out of a request it means all scopes of the services to which the application is subscribed.
         * @example transaction-details refund-details
         */
        Scope: string;
        /**
         * Format: int64
         * @description Position of the entry in the stream of its physical account: 1, 2, 3 and so on, in posting order, without gaps.
         * @example 201
         */
        SequenceNumber: number;
        /**
         * Format: date-time
         * @description An instant in RFC 3339 form, always written with the offset +05:30 (Indian Standard Time knows no daylight saving). Seconds may carry up to three decimals.
         * @example 2026-11-23T10:30:00+05:30
         */
        Timestamp: string;
        /** @description An error of the token endpoint, as in RFC 6749, section 5.2. */
        TokenError: {
            /**
             * @description What was wrong, in the words of RFC 6749.
             * @enum {string}
             */
            error: "invalid_request" | "invalid_client" | "invalid_grant" | "unauthorized_client" | "unsupported_grant_type" | "invalid_scope";
            /** @description The same in words, for the developer. Characters are those that RFC 6749 permits. */
            error_description: string;
        };
        /** @description A token request of RFC 6749, sections 4.1.3, 4.4.2 and 6. The application authenticates by HTTP Basic or by `client_id` and `client_secret` in the body, never by both. Parameters that RFC 6749 does not know are ignored, as it demands; a parameter given twice is refused. */
        TokenRequest: {
            /**
             * @description The grant. Client credentials are for CONFIDENTIAL applications.
             * @enum {string}
             */
            grant_type: "client_credentials" | "authorization_code" | "refresh_token";
            scope?: components["schemas"]["Scope"];
            /** @description The application's API key. */
            client_id?: string;
            /**
             * Format: password
             * @description The application's secret.
             */
            client_secret?: string;
            /**
             * Format: password
             * @description authorization_code: the code that came to the callback URL.
             */
            code?: string;
            /** @description authorization_code: the callback URL, the same as in the authorization request. */
            redirect_uri?: string;
            /**
             * Format: password
             * @description authorization_code: the verifier of RFC 7636 whose SHA-256 was the code_challenge.
             */
            code_verifier?: string;
            /**
             * Format: password
             * @description refresh_token: the newest refresh token.
             */
            refresh_token?: string;
        };
        /** @description An access token, as in RFC 6749, section 5.1. */
        TokenResponse: {
            /**
             * Format: password
             * @description The token, opaque to the client. Re-use it until shortly before it expires.
             */
            access_token: string;
            /**
             * @description How the token is sent.
             * @enum {string}
             */
            token_type: "Bearer";
            /**
             * Format: int32
             * @description Life of the token from now, in seconds.
             */
            expires_in: number;
            /** @description The scopes that the token carries. */
            scope: components["schemas"]["Scope"];
            /**
             * Format: password
             * @description Where somebody consented: what the next access token is asked for with. Good once, for 30 days.
             */
            refresh_token?: string;
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
        /** @description Up to 100 entries of one physical account's stream, frozen when the batch was formed. It stays open until it is acknowledged as a whole. */
        TransactionBatch: {
            batchId: components["schemas"]["BatchId"];
            batchNumber: components["schemas"]["BatchNumber"];
            /** @description The physical account whose stream this is. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            /** @description When the batch was formed, at its first fetch. */
            fetchedAt: components["schemas"]["Timestamp"];
            numberOfTransactions: components["schemas"]["NumberOfTransactions"];
            controlSum: components["schemas"]["ControlSum"];
            /** @description Whether more entries were waiting when the batch was formed. A hint only: fetch until `batch` is null. */
            moreAvailable: boolean;
            /** @description The entries. Do not rely on their order. */
            transactions: components["schemas"]["Transaction"][];
        };
        /** @description One page of batches, oldest first. */
        TransactionBatchList: {
            /** @description The batches of this page. */
            data: components["schemas"]["TransactionBatchSummary"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A batch, or null where nothing is pending. The bytes are the same at the first fetch, at every repeated fetch and at every later reading of the same batch. */
        TransactionBatchResponse: {
            /** @description The batch, or null when nothing is pending. Fetch until it is null. */
            batch: components["schemas"]["TransactionBatch"] | null;
            nextPollAfterSeconds: components["schemas"]["NextPollAfterSeconds"];
        };
        /** @description A batch without its entries. */
        TransactionBatchSummary: {
            batchId: components["schemas"]["BatchId"];
            batchNumber: components["schemas"]["BatchNumber"];
            /** @description The physical account whose stream this is. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            status: components["schemas"]["BatchStatus"];
            /** @description When the batch was formed, at its first fetch. */
            fetchedAt: components["schemas"]["Timestamp"];
            /** @description When the batch was acknowledged. Present on an ACKNOWLEDGED batch only. */
            acknowledgedAt?: components["schemas"]["Timestamp"];
            numberOfTransactions: components["schemas"]["NumberOfTransactions"];
            controlSum: components["schemas"]["ControlSum"];
        };
        /** @description One page of entries in posting order, oldest first. */
        TransactionList: {
            /** @description The entries of this page. */
            data: components["schemas"]["Transaction"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description The bank's own reference of one entry of the stream, unique over the whole bank: the key to de-duplicate by and to refund by. `KT` and 12 characters of Crockford's base 32.
         * @example KT01JD8Z5QW3RA
         */
        TransactionReferenceNumber: string;
        /**
         * @description Unique transaction reference of the payment on its rail, as a string. NEFT: 16 letters and digits. RTGS: 22. IMPS and UPI: 12 digits, leading zeros included. FUNDS_TRANSFER: 16. A 12-digit reference repeats over rails and days, so a UTR never identifies a transaction: use `transactionReferenceNumber`.
         * @example NILGN26327000417
         */
        Utr: string;
        /** @description A virtual account as the bank holds it. Optional fields that were never set, or were cleared, are absent. */
        VirtualAccount: {
            virtualAccountNumber: components["schemas"]["VirtualAccountNumber"];
            /** @description The physical account that receives the money. */
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            /** @description The IFSC that payers give together with the virtual account number. */
            ifsc: components["schemas"]["Ifsc"];
            accountName: components["schemas"]["AccountName"];
            customerReference?: components["schemas"]["CustomerReference"];
            contact?: components["schemas"]["Contact"];
            /** @description The rails on which the account accepts money. A credit on any other rail is returned to its remitter. */
            allowedPaymentModes: components["schemas"]["ReportedPaymentMode"][];
            remitterCheck: components["schemas"]["RemitterCheck"];
            /** @description The remitters from whom the account accepts money. */
            allowedRemitters?: components["schemas"]["AllowedRemitter"][];
            amountRule: components["schemas"]["AmountRule"];
            /** @description First day of validity, included. */
            validFrom: components["schemas"]["CalendarDate"];
            /** @description Last day of validity, included. Absent on an account without an end. */
            validTo?: components["schemas"]["CalendarDate"];
            references?: components["schemas"]["References"];
            status: components["schemas"]["VirtualAccountStatus"];
            revision: components["schemas"]["Revision"];
            /** @description When the account was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the present revision was made. */
            updatedAt: components["schemas"]["Timestamp"];
            /** @description When the account was deleted. Present on a DELETED account only. */
            deletedAt?: components["schemas"]["Timestamp"];
            /** @description Why the account was deleted. Present on a DELETED account only. */
            deletionReason?: components["schemas"]["DeletionReason"];
        };
        /** @description One page of virtual accounts, oldest first. */
        VirtualAccountList: {
            /** @description The virtual accounts of this page. */
            data: components["schemas"]["VirtualAccount"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Number of a virtual account: 8 to 22 capital letters and digits, proposed by the client, beginning with the prefix of 4 to 6 characters that the bank allotted to the organisation. A number belongs to one account for ever, also after its deletion.
         * @example ACME00000001
         */
        VirtualAccountNumber: string;
        /**
         * @description SCHEDULED before `validFrom`; ACTIVE from `validFrom` to `validTo`; EXPIRED after `validTo` (ACTIVE again once the validity is extended); DELETED for ever. Only an ACTIVE account accepts credits.
         * @enum {string}
         */
        VirtualAccountStatus: "SCHEDULED" | "ACTIVE" | "EXPIRED" | "DELETED";
    };
    responses: {
        /** @description The request can be read in two ways. Nothing was done. */
        AmbiguousRequest: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not the contracted JSON, a parameter is not as contracted, or the request can be read in two ways. Nothing was done. */
        BadRequestCommand: {
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
        /** @description The body is not the contracted JSON, the Idempotency-Key is missing or malformed, or the request can be read in two ways. Nothing was done, and the key is not used up. */
        BadRequestKeyedCommand: {
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
        /** @description A parameter is not as contracted, the cursor does not serve here, or the request can be read in two ways. Nothing was done. */
        BadRequestList: {
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
        /** @description A parameter is not as contracted, or the request can be read in two ways. Nothing was done. */
        BadRequestRead: {
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
        /** @description A parameter of the URL carries a secret or a token. Nothing was done. */
        CredentialsInUrl: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller is known and may not do this. Not counted as a hit. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticateIfScope"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
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
        /** @description The body is larger than 256 KiB. Nothing was done. */
        PayloadTooLarge: {
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
        /** @description A plan's limit is used up. Wait as long as Retry-After says; the call is not counted as a hit. */
        TooManyRequests: {
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
        /** @description The caller is not known. Not counted as a hit. */
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
    };
    parameters: {
        /**
         * @description Identifier of the batch.
         * @example KB01JD90C4M2XE
         */
        BatchIdInPath: components["schemas"]["BatchId"];
        /**
         * @description Only batches that have this status now.
         * @example OPEN
         */
        BatchStatusFilter: components["schemas"]["BatchStatus"];
        /**
         * @description The application's API key.
         * @example khata_demo_key_oauth_0001
         */
        ClientIdOfAuthorization: string;
        /**
         * @description BASE64URL of the SHA-256 of the code verifier (RFC 7636).
         * @example E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
         */
        CodeChallenge: string;
        /**
         * @description Must be `S256`; `plain`, which is meant when it is left out, is refused.
         * @example S256
         */
        CodeChallengeMethod: string;
        /**
         * @description `nextCursor` of the page before, with the filters unchanged. Opaque: one that the bank did not issue is 400 CURSOR_INVALID, one issued for other filters or to another caller 400 CURSOR_MISMATCH.
         * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
         */
        Cursor: string;
        /**
         * @description Only accounts with exactly this customer reference.
         * @example STORE-001
         */
        CustomerReferenceFilter: components["schemas"]["CustomerReference"];
        /**
         * @description Only entries that stand there in the stream now.
         * @example UNDELIVERED
         */
        DeliveryStateFilter: components["schemas"]["DeliveryState"];
        /**
         * @description Only entries of this type.
         * @example CREDIT
         */
        EntryTypeFilter: components["schemas"]["EntryType"];
        /**
         * @description Only entries with a `valueDate` on or after this IST day.
         * @example 2026-11-23
         */
        FromDateFilter: components["schemas"]["CalendarDate"];
        /**
         * @description Names one business action: new for each new action, the same, with the same bytes, on every repetition, also after a restart. 1 to 255 visible ASCII characters other than the double quote; `"key"` in quotes and the bare key are the same key. Kept at least 24 hours. Missing: 400 IDEMPOTENCY_KEY_REQUIRED; not of this form: 400 IDEMPOTENCY_KEY_INVALID.
         * @example 6f1c2a54-93b0-4c0e-8d7e-2b7d4f6a9e10
         */
        IdempotencyKey: string;
        /**
         * @description How many entries a page may hold.
         * @example 50
         */
        Limit: number;
        /**
         * @description Only what belongs to this physical account.
         * @example 123456789012
         */
        PhysicalAccountNumberFilter: components["schemas"]["PhysicalAccountNumber"];
        /**
         * @description One of the application's callback URLs, letter by letter.
         * @example http://127.0.0.1:8080/callback
         */
        RedirectUri: string;
        /**
         * @description Identifier of the refund.
         * @example KR01JDAQ7T8VNB
         */
        RefundIdInPath: components["schemas"]["RefundId"];
        /**
         * @description Only refunds that have this status now.
         * @example PROCESSED
         */
        RefundStatusFilter: components["schemas"]["RefundStatus"];
        /**
         * @description Must be `code`; anything else goes back as an error.
         * @example code
         */
        ResponseType: string;
        /**
         * @description Scopes, separated by single spaces; left out, all of the application.
         * @example transaction-details
         */
        ScopeOfAuthorization: string;
        /**
         * @description Comes back unchanged, to tell answers to own requests from forged ones.
         * @example af0ifjsldkj
         */
        State: string;
        /**
         * @description Only entries with a `valueDate` on or before this IST day. Before `fromDate` it is 400 VALIDATION_FAILED.
         * @example 2026-11-24
         */
        ToDateFilter: components["schemas"]["CalendarDate"];
        /**
         * @description Only refunds of this credit.
         * @example KT01JD8Z5QW3RA
         */
        TransactionReferenceNumberFilter: components["schemas"]["TransactionReferenceNumber"];
        /**
         * @description Reference of the entry.
         * @example KT01JD8Z5QW3RA
         */
        TransactionReferenceNumberInPath: components["schemas"]["TransactionReferenceNumber"];
        /**
         * @description Only entries with this UTR. There may be several.
         * @example NILGN26327000417
         */
        UtrFilter: components["schemas"]["Utr"];
        /**
         * @description Only entries of this virtual account.
         * @example ACME00000001
         */
        VirtualAccountNumberFilter: components["schemas"]["VirtualAccountNumber"];
        /**
         * @description Number of the virtual account.
         * @example ACME00000001
         */
        VirtualAccountNumberInPath: components["schemas"]["VirtualAccountNumber"];
        /**
         * @description Only accounts that have this status now.
         * @example ACTIVE
         */
        VirtualAccountStatusFilter: components["schemas"]["VirtualAccountStatus"];
        /**
         * @description Identifier of the notification, the same on every delivery of it. Standard Webhooks.
         * @example msg_01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        WebhookId: string;
        /**
         * @description Signatures of `webhook-id.webhook-timestamp.body`, separated by blanks, one for each secret in force: `v1,` and the base64 of HMAC-SHA256. One that agrees is enough. Standard Webhooks.
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        WebhookSignature: string;
        /**
         * @description When this delivery was attempted, in seconds since 1970-01-01T00:00:00Z. Refuse one that is more than 300 seconds off. Standard Webhooks.
         * @example 1795410002
         */
        WebhookTimestamp: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The methods that the path knows, as in RFC 9110.
         * @example GET, PATCH, POST
         */
        Allow: string;
        /**
         * @description Tokens and what belongs to them are never cached, as RFC 6749 demands.
         * @example no-store
         */
        CacheControl: "no-store";
        /**
         * @description How often this batch was delivered by fetching since the server started. Absent without a batch.
         * @example 1
         */
        DeliveryAttempt: number;
        /**
         * @description `true` when the answer is the stored one of an earlier call with the same key and body. Absent otherwise.
         * @example true
         */
        IdempotencyReplayed: "true";
        /**
         * @description Where the browser goes next.
         * @example /portal/authorize?request=KZ01JD8Z5QW3RA
         */
        Location: string;
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
         * @description Whole seconds to wait before the call is repeated. Present on IDEMPOTENCY_IN_PROGRESS only.
         * @example 1
         */
        RetryAfterIfRunning: number;
        /**
         * @description The ways to authenticate that would be accepted, as in RFC 9110.
         * @example Bearer realm="khata", error="invalid_token"
         */
        WwwAuthenticate: string;
        /**
         * @description Where a token lacks the scope of the operation: the challenge of RFC 6750, section 3, with the scope that is needed.
         * @example Bearer realm="khata", error="insufficient_scope", scope="refund-details"
         */
        WwwAuthenticateIfScope: string;
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
    listVirtualAccounts: {
        parameters: {
            query?: {
                /**
                 * @description Only what belongs to this physical account.
                 * @example 123456789012
                 */
                physicalAccountNumber?: components["parameters"]["PhysicalAccountNumberFilter"];
                /**
                 * @description Only accounts that have this status now.
                 * @example ACTIVE
                 */
                status?: components["parameters"]["VirtualAccountStatusFilter"];
                /**
                 * @description Only accounts with exactly this customer reference.
                 * @example STORE-001
                 */
                customerReference?: components["parameters"]["CustomerReferenceFilter"];
                /**
                 * @description How many entries a page may hold.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description `nextCursor` of the page before, with the filters unchanged. Opaque: one that the bank did not issue is 400 CURSOR_INVALID, one issued for other filters or to another caller 400 CURSOR_MISMATCH.
                 * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of virtual accounts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualAccountList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createVirtualAccounts: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names one business action: new for each new action, the same, with the same bytes, on every repetition, also after a restart. 1 to 255 visible ASCII characters other than the double quote; `"key"` in quotes and the bare key are the same key. Kept at least 24 hours. Missing: 400 IDEMPOTENCY_KEY_REQUIRED; not of this form: 400 IDEMPOTENCY_KEY_INVALID.
                 * @example 6f1c2a54-93b0-4c0e-8d7e-2b7d4f6a9e10
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The accounts to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVirtualAccountsRequest"];
            };
        };
        responses: {
            /** @description The call was carried out; each result tells how its item fared. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResponse"];
                };
            };
            400: components["responses"]["BadRequestKeyedCommand"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The physical account is not one of the caller's. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The first call with this key is still running. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfterIfRunning"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description An item of an atomic call was refused, or the key was used for another request. Nothing was done. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    modifyVirtualAccounts: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names one business action: new for each new action, the same, with the same bytes, on every repetition, also after a restart. 1 to 255 visible ASCII characters other than the double quote; `"key"` in quotes and the bare key are the same key. Kept at least 24 hours. Missing: 400 IDEMPOTENCY_KEY_REQUIRED; not of this form: 400 IDEMPOTENCY_KEY_INVALID.
                 * @example 6f1c2a54-93b0-4c0e-8d7e-2b7d4f6a9e10
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The modifications. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyVirtualAccountsRequest"];
            };
        };
        responses: {
            /** @description The call was carried out; each result tells how its item fared. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResponse"];
                };
            };
            400: components["responses"]["BadRequestKeyedCommand"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The physical account is not one of the caller's. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The first call with this key is still running. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfterIfRunning"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description An item of an atomic call was refused, or the key was used for another request. Nothing was done. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteVirtualAccounts: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names one business action: new for each new action, the same, with the same bytes, on every repetition, also after a restart. 1 to 255 visible ASCII characters other than the double quote; `"key"` in quotes and the bare key are the same key. Kept at least 24 hours. Missing: 400 IDEMPOTENCY_KEY_REQUIRED; not of this form: 400 IDEMPOTENCY_KEY_INVALID.
                 * @example 6f1c2a54-93b0-4c0e-8d7e-2b7d4f6a9e10
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The accounts to delete. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteVirtualAccountsRequest"];
            };
        };
        responses: {
            /** @description The call was carried out; each result tells how its item fared. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResponse"];
                };
            };
            400: components["responses"]["BadRequestKeyedCommand"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The physical account is not one of the caller's. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The first call with this key is still running. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfterIfRunning"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description An item of an atomic call was refused, or the key was used for another request. Nothing was done. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getVirtualAccount: {
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
            /** @description The virtual account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualAccount"];
                };
            };
            400: components["responses"]["BadRequestRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No virtual account of the caller has this number. */
            404: {
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTransactionBatches: {
        parameters: {
            query?: {
                /**
                 * @description Only what belongs to this physical account.
                 * @example 123456789012
                 */
                physicalAccountNumber?: components["parameters"]["PhysicalAccountNumberFilter"];
                /**
                 * @description Only batches that have this status now.
                 * @example OPEN
                 */
                status?: components["parameters"]["BatchStatusFilter"];
                /**
                 * @description How many entries a page may hold.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description `nextCursor` of the page before, with the filters unchanged. Opaque: one that the bank did not issue is 400 CURSOR_INVALID, one issued for other filters or to another caller 400 CURSOR_MISMATCH.
                 * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of batches. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionBatchList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    fetchTransactionBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The stream to fetch from. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchTransactionBatchRequest"];
            };
        };
        responses: {
            /** @description The open batch once more, or nothing pending. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Delivery-Attempt": components["headers"]["DeliveryAttempt"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionBatchResponse"];
                };
            };
            /** @description A new batch. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Delivery-Attempt": components["headers"]["DeliveryAttempt"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionBatchResponse"];
                };
            };
            400: components["responses"]["BadRequestCommand"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The physical account is not one of the caller's. Nothing was done. */
            404: {
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
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTransactionBatch: {
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
            /** @description The batch. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionBatchResponse"];
                };
            };
            400: components["responses"]["BadRequestRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No batch of the caller's streams has this identifier. */
            404: {
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    acknowledgeTransactionBatch: {
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
        /** @description The control totals. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeTransactionBatchRequest"];
            };
        };
        responses: {
            /** @description The batch is acknowledged, by this call or by an earlier one. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            400: components["responses"]["BadRequestCommand"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No batch of the caller's streams has this identifier. */
            404: {
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
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The control totals do not agree with the batch. An open batch stays open. */
            422: {
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /**
                 * @description Only what belongs to this physical account.
                 * @example 123456789012
                 */
                physicalAccountNumber?: components["parameters"]["PhysicalAccountNumberFilter"];
                /**
                 * @description Only entries of this virtual account.
                 * @example ACME00000001
                 */
                virtualAccountNumber?: components["parameters"]["VirtualAccountNumberFilter"];
                /**
                 * @description Only entries with this UTR. There may be several.
                 * @example NILGN26327000417
                 */
                utr?: components["parameters"]["UtrFilter"];
                /**
                 * @description Only entries with a `valueDate` on or after this IST day.
                 * @example 2026-11-23
                 */
                fromDate?: components["parameters"]["FromDateFilter"];
                /**
                 * @description Only entries with a `valueDate` on or before this IST day. Before `fromDate` it is 400 VALIDATION_FAILED.
                 * @example 2026-11-24
                 */
                toDate?: components["parameters"]["ToDateFilter"];
                /**
                 * @description Only entries of this type.
                 * @example CREDIT
                 */
                entryType?: components["parameters"]["EntryTypeFilter"];
                /**
                 * @description Only entries that stand there in the stream now.
                 * @example UNDELIVERED
                 */
                deliveryState?: components["parameters"]["DeliveryStateFilter"];
                /**
                 * @description How many entries a page may hold.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description `nextCursor` of the page before, with the filters unchanged. Opaque: one that the bank did not issue is 400 CURSOR_INVALID, one issued for other filters or to another caller 400 CURSOR_MISMATCH.
                 * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Reference of the entry.
                 * @example KT01JD8Z5QW3RA
                 */
                transactionReferenceNumber: components["parameters"]["TransactionReferenceNumberInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["BadRequestRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No entry of the caller's streams has this reference. */
            404: {
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /**
                 * @description Only refunds that have this status now.
                 * @example PROCESSED
                 */
                status?: components["parameters"]["RefundStatusFilter"];
                /**
                 * @description Only refunds of this credit.
                 * @example KT01JD8Z5QW3RA
                 */
                transactionReferenceNumber?: components["parameters"]["TransactionReferenceNumberFilter"];
                /**
                 * @description How many entries a page may hold.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description `nextCursor` of the page before, with the filters unchanged. Opaque: one that the bank did not issue is 400 CURSOR_INVALID, one issued for other filters or to another caller 400 CURSOR_MISMATCH.
                 * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of refunds. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    initiateRefund: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names one business action: new for each new action, the same, with the same bytes, on every repetition, also after a restart. 1 to 255 visible ASCII characters other than the double quote; `"key"` in quotes and the bare key are the same key. Kept at least 24 hours. Missing: 400 IDEMPOTENCY_KEY_REQUIRED; not of this form: 400 IDEMPOTENCY_KEY_INVALID.
                 * @example 6f1c2a54-93b0-4c0e-8d7e-2b7d4f6a9e10
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The credit to refund. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitiateRefundRequest"];
            };
        };
        responses: {
            /** @description The refund is accepted. That is not paid: only PROCESSED is. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["BadRequestKeyedCommand"];
            401: components["responses"]["Unauthorized"];
            /** @description The caller is known and may not do this, or the client name is not the caller's. */
            403: {
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
            /** @description No entry of the caller's streams has this reference. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credit is refunded, being refunded or reversed, or the first call with this key is still running. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfterIfRunning"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The refund is refused for a reason of business, or the key was used for another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRefund: {
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
            /** @description The refund as it stands now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["BadRequestRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No refund of the caller has this identifier. */
            404: {
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token request, form-encoded. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description An access token. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description The token request is refused, or the HTTP request can be read in two ways. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The application is not known by these credentials, or is not enabled. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    authorize: {
        parameters: {
            query: {
                /**
                 * @description The application's API key.
                 * @example khata_demo_key_oauth_0001
                 */
                client_id: components["parameters"]["ClientIdOfAuthorization"];
                /**
                 * @description One of the application's callback URLs, letter by letter.
                 * @example http://127.0.0.1:8080/callback
                 */
                redirect_uri: components["parameters"]["RedirectUri"];
                /**
                 * @description Must be `code`; anything else goes back as an error.
                 * @example code
                 */
                response_type?: components["parameters"]["ResponseType"];
                /**
                 * @description Scopes, separated by single spaces; left out, all of the application.
                 * @example transaction-details
                 */
                scope?: components["parameters"]["ScopeOfAuthorization"];
                /**
                 * @description Comes back unchanged, to tell answers to own requests from forged ones.
                 * @example af0ifjsldkj
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description BASE64URL of the SHA-256 of the code verifier (RFC 7636).
                 * @example E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
                 */
                code_challenge?: components["parameters"]["CodeChallenge"];
                /**
                 * @description Must be `S256`; `plain`, which is meant when it is left out, is refused.
                 * @example S256
                 */
                code_challenge_method?: components["parameters"]["CodeChallengeMethod"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the portal, for consent; or back to the callback URL with an error. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such client or callback URL, or the request can be read in two ways. The browser is not redirected. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["CredentialsInUrl"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token, form-encoded. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["RevocationRequest"];
            };
        };
        responses: {
            /** @description The token is void. The answer has no body. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is refused, or can be read in two ways. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The application is not known by these credentials, or is not enabled. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAuthorizationServerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationServerMetadata"];
                };
            };
            400: components["responses"]["AmbiguousRequest"];
            401: components["responses"]["CredentialsInUrl"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    creditPosted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifier of the notification, the same on every delivery of it. Standard Webhooks.
                 * @example msg_01JD90C4M2XE7K5T9W3B6R8Q1H
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this delivery was attempted, in seconds since 1970-01-01T00:00:00Z. Refuse one that is more than 300 seconds off. Standard Webhooks.
                 * @example 1795410002
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description Signatures of `webhook-id.webhook-timestamp.body`, separated by blanks, one for each secret in force: `v1,` and the base64 of HMAC-SHA256. One that agrees is enough. Standard Webhooks.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditPostedNotification"];
            };
        };
        responses: {
            /** @description Received. Any 2xx counts; the body is not read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, because the signature is wrong or the timestamp is more than 300 seconds off. Counted as not delivered. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    creditReversed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifier of the notification, the same on every delivery of it. Standard Webhooks.
                 * @example msg_01JD90C4M2XE7K5T9W3B6R8Q1H
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this delivery was attempted, in seconds since 1970-01-01T00:00:00Z. Refuse one that is more than 300 seconds off. Standard Webhooks.
                 * @example 1795410002
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description Signatures of `webhook-id.webhook-timestamp.body`, separated by blanks, one for each secret in force: `v1,` and the base64 of HMAC-SHA256. One that agrees is enough. Standard Webhooks.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditReversedNotification"];
            };
        };
        responses: {
            /** @description Received. Any 2xx counts; the body is not read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, because the signature is wrong or the timestamp is more than 300 seconds off. Counted as not delivered. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refundSettled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifier of the notification, the same on every delivery of it. Standard Webhooks.
                 * @example msg_01JD90C4M2XE7K5T9W3B6R8Q1H
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this delivery was attempted, in seconds since 1970-01-01T00:00:00Z. Refuse one that is more than 300 seconds off. Standard Webhooks.
                 * @example 1795410002
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description Signatures of `webhook-id.webhook-timestamp.body`, separated by blanks, one for each secret in force: `v1,` and the base64 of HMAC-SHA256. One that agrees is enough. Standard Webhooks.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundSettledNotification"];
            };
        };
        responses: {
            /** @description Received. Any 2xx counts; the body is not read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, because the signature is wrong or the timestamp is more than 300 seconds off. Counted as not delivered. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refundReturned: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifier of the notification, the same on every delivery of it. Standard Webhooks.
                 * @example msg_01JD90C4M2XE7K5T9W3B6R8Q1H
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this delivery was attempted, in seconds since 1970-01-01T00:00:00Z. Refuse one that is more than 300 seconds off. Standard Webhooks.
                 * @example 1795410002
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description Signatures of `webhook-id.webhook-timestamp.body`, separated by blanks, one for each secret in force: `v1,` and the base64 of HMAC-SHA256. One that agrees is enough. Standard Webhooks.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundReturnedNotification"];
            };
        };
        responses: {
            /** @description Received. Any 2xx counts; the body is not read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, because the signature is wrong or the timestamp is more than 300 seconds off. Counted as not delivered. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
