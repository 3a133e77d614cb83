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
    "/portal/v1/applications/{applicationId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an application has called
         * @description Calls, hits, rejections by reason and latencies of an application in a range of days, by hour, day, month, operation or API. Calls of the last seconds are in it.
         */
        get: operations["getApplicationUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/usage-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an application has called, as CSV
         * @description The groups of the same report as a table, for spreadsheets.
         */
        get: operations["exportApplicationUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/plan-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of its plans an application has used
         * @description Used, limit and reset of each limit: of the organisation's plan, which all its applications share, and of the application's plan for each of its APIs.
         */
        get: operations["getApplicationPlanStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/organisations/{organisationId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an organisation has called
         * @description The same report over all applications of an organisation, also those that are gone.
         */
        get: operations["getOrganisationUsage"];
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
        /** @description Identifier of an account plan. */
        AccountPlanId: string;
        /** @description Where an organisation's plan stands. All its applications share it. */
        AccountPlanUse: {
            accountPlanId: components["schemas"]["AccountPlanId"];
            name: components["schemas"]["PlanName"];
            /** @description Its limits; what is unlimited is left out. */
            policies: components["schemas"]["PolicyUse"][];
        };
        /** @description One of the bank's APIs, by the name that is also its OAuth scope. */
        ApiSlug: string;
        /** @description Identifier of an API plan. */
        ApiPlanId: string;
        /** @description Where an application's plan for one API stands. */
        ApiPlanUse: {
            api: components["schemas"]["ApiSlug"];
            apiPlanId: components["schemas"]["ApiPlanId"];
            name: components["schemas"]["PlanName"];
            /** @description Its limits; what is unlimited is left out. */
            policies: components["schemas"]["PolicyUse"][];
        };
        /** @description Identifier of an application. */
        ApplicationId: string;
        /**
         * Format: date
         * @description A calendar day in Indian Standard Time, as YYYY-MM-DD.
         * @example 2026-11-23
         */
        CalendarDate: string;
        /** @description Token bound to the session, to be sent as X-CSRF-Token with every unsafe method. */
        CsrfToken: string;
        /**
         * Format: email
         * @description A mail address.
         */
        EmailAddress: string;
        /**
         * Format: int64
         * @description A duration in microseconds.
         */
        LatencyMicroseconds: number;
        /** @description How long the bank took from reading a call to answering it. Latencies are kept in classes, each wider than the one before by the square root of two: a value is the upper bound of its class. */
        LatencyPercentiles: {
            /** @description Half of the calls took at most so long. */
            p50Microseconds: components["schemas"]["LatencyMicroseconds"];
            /** @description 95 of 100 calls took at most so long. */
            p95Microseconds: components["schemas"]["LatencyMicroseconds"];
            /** @description 99 of 100 calls took at most so long. */
            p99Microseconds: components["schemas"]["LatencyMicroseconds"];
        };
        /** @description Identifier of an organisation. */
        OrganisationId: string;
        /** @description A first or last name, in any script; it does not begin with a space. */
        PersonName: string;
        /** @description A plan's name. */
        PlanName: string;
        /** @description How much of its plans an application has used, and what is left. */
        PlanStatus: {
            applicationId: components["schemas"]["ApplicationId"];
            organisationId: components["schemas"]["OrganisationId"];
            /** @description The instant of this status. */
            readAt: components["schemas"]["Timestamp"];
            /** @description False where the sandbox was started with its plans turned off; nothing is counted then. */
            enforced: boolean;
            account: components["schemas"]["AccountPlanUse"];
            /** @description One entry per API that the application is subscribed to. */
            apis: components["schemas"]["ApiPlanUse"][];
        };
        /**
         * @description Name of a limit: the account plan (of the organisation) or the API plan (of the application for one service), calls per second or hits per window.
         * @enum {string}
         */
        PolicyName: "account-tps" | "account-hits" | "api-tps" | "api-hits";
        /** @description Where one limit stands. */
        PolicyUse: {
            name: components["schemas"]["PolicyName"];
            /** @description Calls per window. */
            limit: components["schemas"]["UsageCount"];
            /**
             * Format: int32
             * @description 1 for calls per second; of hits, the length of the day or month.
             */
            windowSeconds: number;
            /** @description Calls of the window so far. */
            used: components["schemas"]["UsageCount"];
            /** @description Calls that are left. */
            remaining: components["schemas"]["UsageCount"];
            /** @description When all of the limit is there again. */
            resetAt: components["schemas"]["Timestamp"];
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
        /**
         * Format: int64
         * @description A number of calls.
         */
        UsageCount: number;
        /** @description One row of a usage report. Rows without calls are left out. */
        UsageGroup: {
            /** @description First instant of the hour, day or month, on the world's clock. Present where grouped by time. */
            startsAt?: components["schemas"]["Timestamp"];
            /** @description The operation. Present where grouped by it. */
            operationId?: string;
            /** @description The API. Present where grouped by it or by operation. */
            api?: components["schemas"]["ApiSlug"];
            totals: components["schemas"]["UsageTotals"];
        };
        /**
         * @description What a row of a usage report stands for: an hour, a day or a month in India, an operation, or an API.
         * @enum {string}
         */
        UsageGrouping: "HOUR" | "DAY" | "MONTH" | "OPERATION" | "API";
        /** @description Calls that the gateway refused for one reason. */
        UsageRejection: {
            code: components["schemas"]["ProblemCode"];
            calls: components["schemas"]["UsageCount"];
        };
        /** @description What an application, or a whole organisation, has called in a range of days. A crash of the sandbox can cost the last few seconds of it; hours older than 40 days are forgotten. */
        UsageReport: {
            organisationId: components["schemas"]["OrganisationId"];
            /** @description Left out where the report is of the whole organisation. */
            applicationId?: components["schemas"]["ApplicationId"];
            /** @description First day. */
            fromDate: components["schemas"]["CalendarDate"];
            /** @description Last day. */
            toDate: components["schemas"]["CalendarDate"];
            groupBy: components["schemas"]["UsageGrouping"];
            totals: components["schemas"]["UsageTotals"];
            /** @description The rows, by time or name. */
            groups: components["schemas"]["UsageGroup"][];
        };
        /** @description Calls whose credentials named the application, whatever came of them. `hits` is what the plans count: the calls that were let in, without repetitions that were answered with a stored answer. */
        UsageTotals: {
            /** @description All of them. */
            calls: components["schemas"]["UsageCount"];
            /** @description Those that count for the plans. */
            hits: components["schemas"]["UsageCount"];
            /** @description Those that were answered with the stored answer of their Idempotency-Key. */
            replays: components["schemas"]["UsageCount"];
            /** @description Those that the gateway did not let in. */
            rejected: components["schemas"]["UsageCount"];
            /** @description Those that were answered with a status below 400. */
            succeeded: components["schemas"]["UsageCount"];
            /** @description Those that were answered with a status of 400 to 499. */
            clientErrors: components["schemas"]["UsageCount"];
            /** @description Those that were answered with a status of 500 or more. */
            serverErrors: components["schemas"]["UsageCount"];
            /** @description The rejected ones by reason, the most frequent first. */
            rejections: components["schemas"]["UsageRejection"][];
            /** @description Of all calls. Left out where there are none. */
            latency?: components["schemas"]["LatencyPercentiles"];
        };
        /** @description Identifier of a person. */
        UserId: string;
        /** @description Name to sign in with. Two that differ by upper and lower case only are the same. */
        Username: string;
    };
    responses: {
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
         * @description The application.
         * @example KA4Z0M8Q2R7XKD
         */
        ApplicationIdPath: components["schemas"]["ApplicationId"];
        /**
         * @description The session's csrfToken. Without it an unsafe method is refused.
         * @example nDkW0cT8vL2bXhYqR5mZ1sJ4fG7aP9eU3iO6wQxKrVg
         */
        CsrfTokenHeader: components["schemas"]["CsrfToken"];
        /**
         * @description The organisation.
         * @example KO7T2N5Y8W1QBC
         */
        OrganisationIdInPath: components["schemas"]["OrganisationId"];
        /**
         * @description First IST day of the report, on the world's clock.
         * @example 2026-11-01
         */
        UsageFromDate: components["schemas"]["CalendarDate"];
        /**
         * @description What a row stands for. Left out, a day.
         * @example DAY
         */
        UsageGroupBy: components["schemas"]["UsageGrouping"];
        /**
         * @description Last IST day of the report. Before `fromDate`, or 41 days or more after it, it is 400 VALIDATION_FAILED.
         * @example 2026-11-22
         */
        UsageToDate: components["schemas"]["CalendarDate"];
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
    getApplicationUsage: {
        parameters: {
            query: {
                /**
                 * @description First IST day of the report, on the world's clock.
                 * @example 2026-11-01
                 */
                fromDate: components["parameters"]["UsageFromDate"];
                /**
                 * @description Last IST day of the report. Before `fromDate`, or 41 days or more after it, it is 400 VALIDATION_FAILED.
                 * @example 2026-11-22
                 */
                toDate: components["parameters"]["UsageToDate"];
                /**
                 * @description What a row stands for. Left out, a day.
                 * @example DAY
                 */
                groupBy?: components["parameters"]["UsageGroupBy"];
            };
            header?: never;
            path: {
                /**
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            /** @description There is no such object for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportApplicationUsage: {
        parameters: {
            query: {
                /**
                 * @description First IST day of the report, on the world's clock.
                 * @example 2026-11-01
                 */
                fromDate: components["parameters"]["UsageFromDate"];
                /**
                 * @description Last IST day of the report. Before `fromDate`, or 41 days or more after it, it is 400 VALIDATION_FAILED.
                 * @example 2026-11-22
                 */
                toDate: components["parameters"]["UsageToDate"];
                /**
                 * @description What a row stands for. Left out, a day.
                 * @example DAY
                 */
                groupBy?: components["parameters"]["UsageGroupBy"];
            };
            header?: never;
            path: {
                /**
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            /** @description There is no such object for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApplicationPlanStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            /** @description There is no such object for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrganisationUsage: {
        parameters: {
            query: {
                /**
                 * @description First IST day of the report, on the world's clock.
                 * @example 2026-11-01
                 */
                fromDate: components["parameters"]["UsageFromDate"];
                /**
                 * @description Last IST day of the report. Before `fromDate`, or 41 days or more after it, it is 400 VALIDATION_FAILED.
                 * @example 2026-11-22
                 */
                toDate: components["parameters"]["UsageToDate"];
                /**
                 * @description What a row stands for. Left out, a day.
                 * @example DAY
                 */
                groupBy?: components["parameters"]["UsageGroupBy"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation.
                 * @example KO7T2N5Y8W1QBC
                 */
                organisationId: components["parameters"]["OrganisationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            /** @description There is no such object for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
