// GENERATED from spec/portal by `npm run generate` (openapi-typescript). Do not edit.

export interface paths {
    "/portal/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The person behind the session, and the token that unsafe methods must carry.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in
         * @description Begins a session by user name and password. The answer is the same, and takes the same time, whether the user name is unknown, the password wrong, or the person not activated, suspended or removed. After several failures the user name must wait, whether or not it exists.
         */
        post: operations["createSession"];
        /**
         * Sign out
         * @description Ends the session at once, and tells the browser to forget the cookie. The body shows the session that is over.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/authorization-requests/{authorizationRequestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks for consent, and for what
         * @description An authorization request of an application of the person's own organisation, as the consent page shows it, for ten minutes after it was made and until it is decided.
         */
        get: operations["getAuthorizationRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/authorization-requests/{authorizationRequestId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or deny
         * @description Decides an authorization request of an application of the person's own organisation, once. Approved, the answer is the callback URL with an authorization code, good once and for 60 seconds; denied, the callback URL with `access_denied`.
         */
        post: operations["decideAuthorizationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mails
         * @description Newest first: for the bank all mails of the portal, for an organisation's administrator those of the organisation, for a developer those addressed to them. The last 10,000 of a world are kept.
         */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/mails/{mailId}": {
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
         * Read a mail
         * @description The text of a mail that the person may list. A one-time link is never shown here: only the mail itself has it.
         */
        get: operations["getMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Who did what to what, and when, oldest first: for the bank everything, for an organisation's administrator what concerns the organisation. Entries are only ever added; none shows a secret.
         */
        get: operations["listAuditEntries"];
        put?: never;
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
        /** @description One line of the audit log. */
        AuditEntry: {
            /**
             * Format: int64
             * @description Its place in the log, growing, with gaps.
             */
            number: number;
            /** @description When, on the world's clock. */
            at: components["schemas"]["Timestamp"];
            /** @description Who. Left out for the sandbox itself and for people without a session. */
            userId?: components["schemas"]["UserId"];
            /**
             * @description Who, as the log shows it.
             * @example asha.verma
             */
            actor: string;
            /** @description The organisation that it concerns. Left out for what concerns the portal as a whole. */
            organisationId?: components["schemas"]["OrganisationId"];
            /**
             * @description What was done, as noun and past verb.
             * @example approval.approved
             */
            action: string;
            subjectId: components["schemas"]["AuditSubjectId"];
            /** @description What changed, as it was. */
            before?: components["schemas"]["AuditValues"];
            /** @description What changed, as it became. */
            after?: components["schemas"]["AuditValues"];
            /**
             * @description The X-Request-Id of the answer, or a word for what no request caused, such as `start`.
             * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
             */
            requestId: string;
        };
        /** @description One page of the audit log, oldest first. */
        AuditEntryList: {
            /** @description The entries of this page. */
            data: components["schemas"]["AuditEntry"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Identifier of what was acted on. */
        AuditSubjectId: string;
        /** @description Properties and their values; secrets are left out. */
        AuditValues: {
            [key: string]: unknown;
        };
        /** @description An application that asks for consent by OAuth 2.0. */
        AuthorizationRequest: {
            authorizationRequestId: components["schemas"]["AuthorizationRequestId"];
            /** @description Which application asks. */
            applicationId: string;
            /** @description Its name. */
            applicationName: string;
            /** @description The services that it asks to use. */
            scopes: string[];
            /** @description The callback URL to which the answer goes. */
            redirectUri: string;
            /** @description Until when it can be decided, on the host's clock. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description Where the browser goes after the decision. */
        AuthorizationRequestDecision: {
            /** @description The callback URL with `code` or `error`, `state` and `iss`. It carries the code: do not log it. */
            redirectTo: string;
        };
        /**
         * @description Identifier of an authorization request.
         * @example KZ01JD8Z5QW3RA
         */
        AuthorizationRequestId: string;
        /** @description Token bound to the session, to be sent as X-CSRF-Token with every unsafe method. */
        CsrfToken: string;
        /** @description The person's decision. */
        DecideAuthorizationRequestRequest: {
            /**
             * @description Whether the application may.
             * @enum {string}
             */
            decision: "APPROVE" | "DENY";
        };
        /**
         * Format: email
         * @description A mail address.
         */
        EmailAddress: string;
        /** @description A mail of the outbox. */
        Mail: {
            mailId: components["schemas"]["MailId"];
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
            /** @description The plain text; a note stands in the place of its link, which only the mail itself shows. */
            text: components["schemas"]["MailText"];
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
        /** @description One page of mails, newest first. */
        MailList: {
            /** @description The mails of this page. */
            data: components["schemas"]["MailSummary"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description The subject, one line.
         * @example Your account is ready
         */
        MailSubject: string;
        /** @description A mail of the outbox, without its text. */
        MailSummary: {
            mailId: components["schemas"]["MailId"];
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
        };
        /**
         * @description The plain text.
         * @example Your registration was approved.
         */
        MailText: string;
        /**
         * @description Pass it as `cursor`, with the same filters, to read the next page. Null is the only end of a list: a short page is not.
         * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
         */
        NextCursor: string | null;
        /** @description Identifier of an organisation. */
        OrganisationId: string;
        /** @description A first or last name, in any script; it does not begin with a space. */
        PersonName: string;
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
            /** @description The single faults, at most 100. Present on VALIDATION_FAILED and on BULK_REJECTED. */
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
         * @description Identifier that the bank gave the request.
         * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        RequestId: string;
        /**
         * @description PORTAL_ADMIN is the bank's side: approvals, plans, APIs and groups, custom fields. ORG_ADMIN and DEVELOPER are members of an organisation; an ORG_ADMIN also manages its members and invitations.
         * @enum {string}
         */
        Role: "PORTAL_ADMIN" | "ORG_ADMIN" | "DEVELOPER";
        /** @description A signed-in person. */
        Session: {
            userId: components["schemas"]["UserId"];
            username: components["schemas"]["Username"];
            /** @description The given name. */
            firstName: components["schemas"]["PersonName"];
            /** @description The family name. */
            lastName: components["schemas"]["PersonName"];
            email: components["schemas"]["EmailAddress"];
            role: components["schemas"]["Role"];
            /** @description The organisation of a member. Left out for a PORTAL_ADMIN. */
            organisationId?: components["schemas"]["OrganisationId"];
            csrfToken: components["schemas"]["CsrfToken"];
            /** @description When the session ends however much it is used, on the host's clock. Unused, it ends sooner. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description User name and password. */
        SignInRequest: {
            username: components["schemas"]["Username"];
            /** @description The password. */
            password: string;
        };
        /**
         * Format: date-time
         * @description An instant in RFC 3339 form, always written with the offset +05:30 (Indian Standard Time knows no daylight saving). Seconds may carry up to three decimals.
         * @example 2026-11-23T10:30:00+05:30
         */
        Timestamp: string;
        /** @description Identifier of a person. */
        UserId: string;
        /** @description Name to sign in with. Two that differ by upper and lower case only are the same. */
        Username: string;
    };
    responses: {
        /** @description No application of the person's organisation waits for this consent. Nothing was done. */
        AuthorizationRequestNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter is not as contracted, or the request can be read in two ways. Nothing was done. */
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
        /** @description A parameter is not as contracted, the cursor does not serve here, or the request can be read in two ways. Nothing was done. */
        BadRequestList: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request may have been sent by another site's page. Nothing was done. */
        CrossSiteRefused: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The person's role does not have this operation. Nothing was done. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The person's role does not have this operation, or the request may be another site's. Nothing was done. */
        ForbiddenCommand: {
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
        /** @description There is no mail of this identifier that the person may read. */
        MailNotFound: {
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
        /** @description The user name and password do not open an account here. Nothing was done. */
        SignInRefused: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The user name, whether or not it exists, has failed too often. Wait as long as Retry-After says. */
        TooManySignIns: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request has no session, or one that is over. Nothing was done. */
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
         * @description Identifier of the authorization request, from the address of the consent page.
         * @example KZ01JD8Z5QW3RA
         */
        AuthorizationRequestIdInPath: components["schemas"]["AuthorizationRequestId"];
        /**
         * @description The session's csrfToken. Without it an unsafe method is refused.
         * @example nDkW0cT8vL2bXhYqR5mZ1sJ4fG7aP9eU3iO6wQxKrVg
         */
        CsrfTokenHeader: components["schemas"]["CsrfToken"];
        /**
         * @description `nextCursor` of the page before, with the filters unchanged. Opaque: one that the bank did not issue is 400 CURSOR_INVALID, one issued for other filters or to another caller 400 CURSOR_MISMATCH.
         * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
         */
        Cursor: string;
        /**
         * @description How many entries a page may hold.
         * @example 50
         */
        Limit: number;
        /**
         * @description Identifier of the mail.
         * @example KL4Z0M8Q2R7XKD
         */
        MailIdInPath: components["schemas"]["MailId"];
        /**
         * @description Only what was done to the person, application, key or other thing of this identifier.
         * @example KA4Z0M8Q2R7XKD
         */
        SubjectIdFilter: components["schemas"]["AuditSubjectId"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description Whole seconds to wait before the call is repeated; never earlier than the limit allows. The bank writes seconds; a gateway on the way may write an HTTP date.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description The session's cookie: HttpOnly, SameSite=Lax, for the whole origin; Secure where the portal is reached by https.
         * @example khata_session=9mX2; Path=/; HttpOnly; SameSite=Lax
         */
        SetCookie: string;
        /**
         * @description The way to authenticate that would be accepted, as in RFC 9110.
         * @example Session realm="khata-portal"
         */
        WwwAuthenticate: string;
        /**
         * @description Identifier that the bank gave the request. On every answer; quote it when asking for help.
         * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        XRequestId: components["schemas"]["RequestId"];
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
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description User name and password. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Signed in. Any session that the request's cookie named is over. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["SignInRefused"];
            403: components["responses"]["CrossSiteRefused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManySignIns"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The session's csrfToken. Without it an unsafe method is refused.
                 * @example nDkW0cT8vL2bXhYqR5mZ1sJ4fG7aP9eU3iO6wQxKrVg
                 */
                "X-CSRF-Token": components["parameters"]["CsrfTokenHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CrossSiteRefused"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAuthorizationRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the authorization request, from the address of the consent page.
                 * @example KZ01JD8Z5QW3RA
                 */
                authorizationRequestId: components["parameters"]["AuthorizationRequestIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AuthorizationRequestNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideAuthorizationRequest: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The session's csrfToken. Without it an unsafe method is refused.
                 * @example nDkW0cT8vL2bXhYqR5mZ1sJ4fG7aP9eU3iO6wQxKrVg
                 */
                "X-CSRF-Token": components["parameters"]["CsrfTokenHeader"];
            };
            path: {
                /**
                 * @description Identifier of the authorization request, from the address of the consent page.
                 * @example KZ01JD8Z5QW3RA
                 */
                authorizationRequestId: components["parameters"]["AuthorizationRequestIdInPath"];
            };
            cookie?: never;
        };
        /** @description The decision. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideAuthorizationRequestRequest"];
            };
        };
        responses: {
            /** @description Decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationRequestDecision"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            404: components["responses"]["AuthorizationRequestNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMails: {
        parameters: {
            query?: {
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
            /** @description One page of mails. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMail: {
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
                    "application/json": components["schemas"]["Mail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["MailNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /**
                 * @description Only what was done to the person, application, key or other thing of this identifier.
                 * @example KA4Z0M8Q2R7XKD
                 */
                subjectId?: components["parameters"]["SubjectIdFilter"];
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
