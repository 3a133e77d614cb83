// GENERATED from spec/portal by `npm run generate` (openapi-typescript). Do not edit.

export interface paths {
    "/portal/v1/apis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the APIs
         * @description The bank's APIs, with the versions of their terms.
         */
        get: operations["listApis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/apis/{api}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an API
         * @description One API, with the versions of its terms.
         */
        get: operations["getApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/apis/{api}/eula-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish new terms of an API
         * @description From now on the new version is the one to be accepted: by applications that add the API, and by those that are submitted. Earlier acceptances stay as they are.
         */
        post: operations["publishEulaVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/api-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API groups
         * @description The groups, each with its member APIs.
         */
        get: operations["listApiGroups"];
        put?: never;
        /**
         * Create an API group
         * @description A group of APIs that can be picked together.
         */
        post: operations["createApiGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/api-groups/{apiGroupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an API group
         * @description One group with its member APIs.
         */
        get: operations["getApiGroup"];
        put?: never;
        post?: never;
        /**
         * Delete an API group
         * @description The group cannot be picked any more. Applications that picked it keep its APIs. The body shows the group that is gone.
         */
        delete: operations["deleteApiGroup"];
        options?: never;
        head?: never;
        /**
         * Modify an API group
         * @description Changes what will be picked by the group. Applications that picked it before keep the APIs that they have.
         */
        patch: operations["modifyApiGroup"];
        trace?: never;
    };
    "/portal/v1/api-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API plans
         * @description The API plans, of which exactly one is the default.
         */
        get: operations["listApiPlans"];
        put?: never;
        /**
         * Create an API plan
         * @description A new API plan.
         */
        post: operations["createApiPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/api-plans/{apiPlanId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an API plan
         * @description One API plan.
         */
        get: operations["getApiPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Modify an API plan
         * @description New limits apply from the next call of everyone who is on the plan, and keep the current counters.
         */
        patch: operations["modifyApiPlan"];
        trace?: never;
    };
    "/portal/v1/account-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the account plans
         * @description The account plans, of which exactly one is the default.
         */
        get: operations["listAccountPlans"];
        put?: never;
        /**
         * Create an account plan
         * @description A new account plan.
         */
        post: operations["createAccountPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/account-plans/{accountPlanId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an account plan
         * @description One account plan.
         */
        get: operations["getAccountPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Modify an account plan
         * @description New limits apply from the next call of everyone who is on the plan, and keep the current counters.
         */
        patch: operations["modifyAccountPlan"];
        trace?: never;
    };
    "/portal/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List applications
         * @description The organisation's applications, by identifier. A PORTAL_ADMIN sees those of all organisations.
         */
        get: operations["listApplications"];
        put?: never;
        /**
         * Create an application
         * @description Saves the first tab, Application Information. The application is INCOMPLETE until it is submitted; everything else is added by modifying it.
         */
        post: operations["createApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an application
         * @description The application with its present settings and the change request that is open.
         */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        /**
         * Delete an application
         * @description Removes the application with its keys and tokens; what belongs to money stays. An ENABLED or DISABLED one may need the bank's approval: then the deletion waits as a change request. An open edit is withdrawn by a deletion that happens at once; one that must wait is refused until the edit is withdrawn. What the bank has locked, only a PORTAL_ADMIN deletes, and nothing else.
         */
        delete: operations["deleteApplication"];
        options?: never;
        head?: never;
        /**
         * Modify an application
         * @description Name, platform, description and custom fields change at once. So do the settings (APIs and their plans, OAuth, client type, callback and notification URLs, scopes) while the application is INCOMPLETE, PENDING_APPROVAL or REVISED; an approval then names the new revision. A REJECTED application becomes REVISED by any modification and waits for the bank again.
         *
         *     Of an ENABLED or DISABLED application a change of the settings opens a change request, over settings that work on as they are; where the bank switched such approvals off, it applies at once. While a change request is open there is no second one: withdraw it first.
         *
         *     What the bank has locked, only a PORTAL_ADMIN modifies, and such a modification waits for another PORTAL_ADMIN as the organisation's own would. A PORTAL_ADMIN modifies nothing else.
         */
        patch: operations["modifyApplication"];
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit an application
         * @description An INCOMPLETE application that has an API, the acceptance of the latest terms of each, a value in each required custom field, and, for a PUBLIC client of OAuth 2.0, a callback URL, becomes PENDING_APPROVAL; or ENABLED, where the bank switched such approvals off.
         */
        post: operations["submitApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/disablement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable an application
         * @description The organisation switches an ENABLED application off. Its keys are refused until it is enabled again.
         */
        post: operations["disableApplication"];
        /**
         * Enable an application again
         * @description The organisation switches on what it switched off.
         */
        delete: operations["enableApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock an application
         * @description The bank disables an application in any state. Until it is unlocked only the bank modifies or deletes it.
         */
        post: operations["lockApplication"];
        /**
         * Unlock an application
         * @description Gives a locked application the state back that it had, with what was decided in the meantime.
         */
        delete: operations["unlockApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the change requests of an application
         * @description Open, decided and withdrawn ones, by identifier.
         */
        get: operations["listChangeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/change-requests/{changeRequestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a change request
         * @description What was asked for, and what became of it.
         */
        get: operations["getChangeRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/change-requests/{changeRequestId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a change request
         * @description Takes an open request off the queue; the application stays as it is. Of a locked application only a PORTAL_ADMIN withdraws it, and of no other.
         */
        post: operations["withdrawChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of an application
         * @description Active, expired and revoked ones. Never a secret.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Create a key
         * @description A key for the OAuth setting that the application has now, with a secret where that setting needs one. The secret is in this answer and nowhere else. Keys can be made once the application was submitted, and work while it is ENABLED. At most 20 keys are active.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/keys/{keyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a key
         * @description A new key and secret now. The old key is void at once, with its tokens; or it expires after the overlap that was chosen, if it does not expire sooner.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/keys/{keyId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a key
         * @description The key and its tokens are refused from now on, for good. Possible in every state, also when the bank has locked the application.
         */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what waits for approval
         * @description The queue, oldest first, with what was decided before.
         */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/approvals/{approvalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a row of the queue
         * @description What waits, or what was decided.
         */
        get: operations["getApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/approvals/{approvalId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or reject
         * @description Decides the revision that was looked at, in one step with what follows from it. Nobody decides what they asked for; what was edited since is a conflict; what is decided stays decided.
         */
        post: operations["decideApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How often all applications of an organisation together may call. */
        AccountPlan: {
            accountPlanId: components["schemas"]["AccountPlanId"];
            name: components["schemas"]["DisplayName"];
            description: components["schemas"]["DescriptionText"];
            hits: components["schemas"]["HitsLimit"];
            period: components["schemas"]["QuotaPeriod"];
            tps: components["schemas"]["TpsLimit"];
            /** @description Whether it is the one that is preselected. Exactly one is. */
            isDefault: boolean;
        };
        /** @description Identifier of an account plan. */
        AccountPlanId: string;
        /** @description One page of account plans. */
        AccountPlanList: {
            /** @description The account plans of this page. */
            data: components["schemas"]["AccountPlan"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description One of the bank's APIs, as the catalogue shows it. */
        Api: {
            api: components["schemas"]["ApiName"];
            name: components["schemas"]["DisplayName"];
            description: components["schemas"]["DescriptionText"];
            /** @description The versions of its terms, newest last, at most the newest 50. The last one is to be accepted. */
            eulas: components["schemas"]["EulaVersion"][];
        };
        /** @description APIs that are offered together. Picking the group picks each of them, on the plan of the pick. */
        ApiGroup: {
            apiGroupId: components["schemas"]["ApiGroupId"];
            name: components["schemas"]["DisplayName"];
            description: components["schemas"]["DescriptionText"];
            /** @description Its member APIs. */
            apis: components["schemas"]["ApiGroupMember"][];
        };
        /** @description Identifier of an API group. */
        ApiGroupId: string;
        /** @description One page of API groups. */
        ApiGroupList: {
            /** @description The API groups of this page. */
            data: components["schemas"]["ApiGroup"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description An API of a group. */
        ApiGroupMember: {
            api: components["schemas"]["ApiName"];
            name: components["schemas"]["DisplayName"];
            description: components["schemas"]["DescriptionText"];
        };
        /** @description A group whose APIs the application shall use. */
        ApiGroupPickInput: {
            apiGroupId: components["schemas"]["ApiGroupId"];
            /** @description The plan of each of its APIs. Left out, the default one. */
            apiPlanId?: components["schemas"]["ApiPlanId"];
        };
        /** @description API key, OAuth client_id and consumer key in one. With OAuth NONE it is the whole credential. */
        ApiKeyText: string;
        /** @description The APIs of the catalogue: one page holds all of them. */
        ApiList: {
            /** @description The APIs. */
            data: components["schemas"]["Api"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description One of the bank's APIs, by the name that is also its OAuth scope.
         * @enum {string}
         */
        ApiName: "create-virtual-account" | "modify-virtual-account" | "delete-virtual-account" | "transaction-details" | "refund-details";
        /** @description An API that the application shall use. */
        ApiPickInput: {
            api: components["schemas"]["ApiName"];
            /** @description Its plan. Left out, the default one. */
            apiPlanId?: components["schemas"]["ApiPlanId"];
        };
        /** @description How often one application may call one API. */
        ApiPlan: {
            apiPlanId: components["schemas"]["ApiPlanId"];
            name: components["schemas"]["DisplayName"];
            description: components["schemas"]["DescriptionText"];
            hits: components["schemas"]["HitsLimit"];
            period: components["schemas"]["QuotaPeriod"];
            tps: components["schemas"]["TpsLimit"];
            /** @description Whether it is the one that is preselected. Exactly one is. */
            isDefault: boolean;
        };
        /** @description Identifier of an API plan. */
        ApiPlanId: string;
        /** @description One page of API plans. */
        ApiPlanList: {
            /** @description The API plans of this page. */
            data: components["schemas"]["ApiPlan"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A partner's application: what calls the bank, by its keys. */
        Application: {
            applicationId: components["schemas"]["ApplicationId"];
            organisationId: components["schemas"]["OrganisationId"];
            name: components["schemas"]["DisplayName"];
            /** @description What it runs on. */
            platform: components["schemas"]["DisplayName"];
            description: components["schemas"]["DescriptionText"];
            /** @description Values of the custom fields of applications. */
            customFields: components["schemas"]["ApplicationField"][];
            state: components["schemas"]["ApplicationState"];
            /** @description Whether the bank disabled it. Only the bank edits, deletes or unlocks it then. */
            locked: boolean;
            /** @description The state that unlocking gives back. Left out unless it is locked. */
            lockedFrom?: components["schemas"]["ApplicationState"];
            /** @description Why, in the bank's words. Left out unless it is locked. */
            lockReason?: components["schemas"]["ReasonText"];
            revision: components["schemas"]["ObjectRevision"];
            settings: components["schemas"]["ApplicationSettings"];
            /** @description What waits for the bank. Left out when nothing does. */
            openChangeRequest?: components["schemas"]["ChangeRequest"];
            /** @description Of the last rejection, until the next approval. */
            rejectionReason?: components["schemas"]["ReasonText"];
            createdBy: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description What a deletion came to. */
        ApplicationDeletion: {
            /** @description True: the application is gone, and its keys with it. False: the deletion waits for the bank. */
            deleted: boolean;
            /** @description As it was, or as it still is. */
            application: components["schemas"]["Application"];
        };
        /** @description The value of a custom field. */
        ApplicationField: {
            customFieldId: components["schemas"]["CustomFieldId"];
            /** @description The value. */
            value: string;
        };
        /** @description The value of a custom field. */
        ApplicationFieldInput: {
            customFieldId: components["schemas"]["CustomFieldId"];
            /** @description The value; empty takes it away. */
            value: string;
        };
        /** @description Identifier of an application. */
        ApplicationId: string;
        /** @description One page of applications. */
        ApplicationList: {
            /** @description The applications of this page. */
            data: components["schemas"]["Application"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description What decides what a key can do. In a usable application a change of it waits for the bank, unless the bank switched that off. */
        ApplicationSettings: {
            /** @description Its APIs. */
            subscriptions: components["schemas"]["Subscription"][];
            oauth: components["schemas"]["OAuthSetting"];
            clientType: components["schemas"]["ClientType"];
            /** @description Where OAuth 2.0 sends people back to: exact matches only. */
            callbackUrls: components["schemas"]["RedirectUrl"][];
            /** @description Where notifications are sent. Left out: nowhere. */
            notificationUrl?: components["schemas"]["RedirectUrl"];
            /** @description What tokens can be asked for. Left out: every subscribed API. */
            scopes?: components["schemas"]["ApiName"][];
        };
        /**
         * @description INCOMPLETE, PENDING_APPROVAL, REJECTED, REVISED, ENABLED or DISABLED. Keys work in ENABLED only.
         * @enum {string}
         */
        ApplicationState: "INCOMPLETE" | "PENDING_APPROVAL" | "REJECTED" | "REVISED" | "ENABLED" | "DISABLED";
        /** @description A row of the queue of the bank's administrators. */
        Approval: {
            approvalId: components["schemas"]["ApprovalId"];
            kind: components["schemas"]["ApprovalKind"];
            /** @description The registration, the application or the change request that waits. */
            subjectId: string;
            /** @description What waits, in one line. */
            title: string;
            /** @description Left out for a registration: its organisation does not exist yet. */
            organisationId?: components["schemas"]["OrganisationId"];
            /** @description Who asked, and so cannot decide. Left out for a registration. */
            requestedBy?: components["schemas"]["UserId"];
            requestedAt: components["schemas"]["Timestamp"];
            /** @description Revision of the subject that waits; the decision names it. */
            revision: components["schemas"]["ObjectRevision"];
            state: components["schemas"]["RequestState"];
            decidedBy?: components["schemas"]["UserId"];
            decidedAt?: components["schemas"]["Timestamp"];
            reason?: components["schemas"]["ReasonText"];
            /** @description Of an edit or a deletion: the request itself. */
            changeRequest?: components["schemas"]["ChangeRequest"];
        };
        /** @description Identifier of a row of the approvals queue. */
        ApprovalId: string;
        /**
         * @description What waits: a registration, an application, or the edit or deletion of one.
         * @enum {string}
         */
        ApprovalKind: "REGISTRATION" | "APPLICATION" | "APPLICATION_EDIT" | "APPLICATION_DELETION";
        /** @description One page of approvals. */
        ApprovalList: {
            /** @description The approvals of this page. */
            data: components["schemas"]["Approval"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Approve what was looked at. */
        ApproveInput: {
            /**
             * @description APPROVE.
             * @constant
             */
            decision: "APPROVE";
            revision: components["schemas"]["ObjectRevision"];
        };
        /** @description An edit or a deletion of a usable application that waits for the bank, or what became of it. The application stays as it is until the approval. */
        ChangeRequest: {
            changeRequestId: components["schemas"]["ChangeRequestId"];
            applicationId: components["schemas"]["ApplicationId"];
            kind: components["schemas"]["ChangeRequestKind"];
            /** @description Of an EDIT: the settings as they will be. */
            settings?: components["schemas"]["ApplicationSettings"];
            state: components["schemas"]["RequestState"];
            requestedBy: components["schemas"]["UserId"];
            requestedAt: components["schemas"]["Timestamp"];
            /** @description When it was decided or withdrawn. Left out while it is open. */
            decidedAt?: components["schemas"]["Timestamp"];
            /** @description Of a rejection. */
            reason?: components["schemas"]["ReasonText"];
        };
        /** @description Identifier of a change request. */
        ChangeRequestId: string;
        /**
         * @description EDIT or DELETION.
         * @enum {string}
         */
        ChangeRequestKind: "EDIT" | "DELETION";
        /** @description One page of change requests. */
        ChangeRequestList: {
            /** @description The change requests of this page. */
            data: components["schemas"]["ChangeRequest"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description The client secret, or consumer secret. Shown in this answer only; a lost one is replaced by rotating the key. */
        ClientSecret: string;
        /**
         * @description PUBLIC clients cannot keep a secret, and use the authorization code with PKCE only.
         * @enum {string}
         */
        ClientType: "CONFIDENTIAL" | "PUBLIC";
        /** @description A new account plan. */
        CreateAccountPlanRequest: {
            name: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
            hits: components["schemas"]["HitsLimit"];
            period: components["schemas"]["QuotaPeriod"];
            tps: components["schemas"]["TpsLimit"];
            /** @description True makes it the default instead of the present one. */
            isDefault?: boolean;
        };
        /** @description A new API group. */
        CreateApiGroupRequest: {
            name: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
            /** @description Its member APIs. */
            apis: components["schemas"]["ApiName"][];
        };
        /** @description A new API plan. */
        CreateApiPlanRequest: {
            name: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
            hits: components["schemas"]["HitsLimit"];
            period: components["schemas"]["QuotaPeriod"];
            tps: components["schemas"]["TpsLimit"];
            /** @description True makes it the default instead of the present one. */
            isDefault?: boolean;
        };
        /** @description The first tab: Application Information. */
        CreateApplicationRequest: {
            name: components["schemas"]["DisplayName"];
            /** @description What it runs on. */
            platform: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
        };
        /** @description How long the new key shall live. */
        CreateKeyRequest: {
            /** @description On the world's clock, and in its future. Left out: it does not expire. */
            expiresAt?: components["schemas"]["Timestamp"];
        };
        /** @description Token bound to the session, to be sent as X-CSRF-Token with every unsafe method. */
        CsrfToken: string;
        /** @description Identifier of a custom field. */
        CustomFieldId: string;
        /** @description The decision, on the revision that was looked at. The value of `decision` tells the two forms apart. */
        DecideApprovalRequest: components["schemas"]["ApproveInput"] | components["schemas"]["RejectInput"];
        /** @description Plain text, also over several lines. */
        DescriptionText: string;
        /** @description A name for people to read, in any script; it does not begin with a space. */
        DisplayName: string;
        /**
         * Format: email
         * @description A mail address.
         */
        EmailAddress: string;
        /** @description Who accepted which version of the terms, and when. */
        EulaAcceptance: {
            version: components["schemas"]["EulaVersionNumber"];
            acceptedBy: components["schemas"]["UserId"];
            acceptedAt: components["schemas"]["Timestamp"];
        };
        /** @description Acceptance of the terms of an API, by the person who sends it. */
        EulaAcceptanceInput: {
            api: components["schemas"]["ApiName"];
            /** @description The version that was read. It must be the latest. */
            version: components["schemas"]["EulaVersionNumber"];
        };
        /** @description One version of the terms of an API. */
        EulaVersion: {
            version: components["schemas"]["EulaVersionNumber"];
            text: components["schemas"]["TermsText"];
        };
        /**
         * Format: int32
         * @description Version of the terms of an API: 1, 2, 3 and so on.
         */
        EulaVersionNumber: number;
        /**
         * Format: int64
         * @description Calls per period. Null is unlimited, 0 blocks.
         */
        HitsLimit: number | null;
        /** @description A new key. The only answer that ever shows its secret. */
        IssuedKey: {
            keyId: components["schemas"]["KeyId"];
            apiKey: components["schemas"]["ApiKeyText"];
            applicationId: components["schemas"]["ApplicationId"];
            /** @description The OAuth setting that it was made for. It works with no other. */
            oauth: components["schemas"]["OAuthSetting"];
            /** @description Whether a secret belongs to it. */
            hasSecret: boolean;
            state: components["schemas"]["KeyState"];
            createdAt: components["schemas"]["Timestamp"];
            /** @description From then on it is refused. Left out: it does not expire. */
            expiresAt?: components["schemas"]["Timestamp"];
            /** @description When it was revoked. Left out unless it was. */
            revokedAt?: components["schemas"]["Timestamp"];
            /** @description Left out with OAuth NONE and for PUBLIC clients. Shown this once. */
            clientSecret?: components["schemas"]["ClientSecret"];
        };
        /** @description A key of an application, without its secret. */
        Key: {
            keyId: components["schemas"]["KeyId"];
            apiKey: components["schemas"]["ApiKeyText"];
            applicationId: components["schemas"]["ApplicationId"];
            /** @description The OAuth setting that it was made for. It works with no other. */
            oauth: components["schemas"]["OAuthSetting"];
            /** @description Whether a secret belongs to it. */
            hasSecret: boolean;
            state: components["schemas"]["KeyState"];
            createdAt: components["schemas"]["Timestamp"];
            /** @description From then on it is refused. Left out: it does not expire. */
            expiresAt?: components["schemas"]["Timestamp"];
            /** @description When it was revoked. Left out unless it was. */
            revokedAt?: components["schemas"]["Timestamp"];
        };
        /** @description Identifier of a key: not the API key itself, which may be a credential and stays out of addresses. */
        KeyId: string;
        /** @description One page of keys. */
        KeyList: {
            /** @description The keys of this page. */
            data: components["schemas"]["Key"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description ACTIVE, EXPIRED by the world's clock, or REVOKED. An active key works while its application is ENABLED and has the OAuth setting that it was made for.
         * @enum {string}
         */
        KeyState: "ACTIVE" | "EXPIRED" | "REVOKED";
        /** @description Why the bank disables the application. */
        LockApplicationRequest: {
            reason: components["schemas"]["ReasonText"];
        };
        /** @description What changes in the account plan. Whatever is left out stays. */
        ModifyAccountPlanRequest: {
            name?: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
            hits?: components["schemas"]["HitsLimit"];
            period?: components["schemas"]["QuotaPeriod"];
            tps?: components["schemas"]["TpsLimit"];
            /**
             * @description True makes it the default instead of the present one. To take it away, make another one the default.
             * @constant
             */
            isDefault?: true;
        };
        /** @description What changes in an API group. Whatever is left out stays. */
        ModifyApiGroupRequest: {
            name?: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
            /** @description Its member APIs. */
            apis?: components["schemas"]["ApiName"][];
        };
        /** @description What changes in the API plan. Whatever is left out stays. */
        ModifyApiPlanRequest: {
            name?: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
            hits?: components["schemas"]["HitsLimit"];
            period?: components["schemas"]["QuotaPeriod"];
            tps?: components["schemas"]["TpsLimit"];
            /**
             * @description True makes it the default instead of the present one. To take it away, make another one the default.
             * @constant
             */
            isDefault?: true;
        };
        /** @description What changes in the application. Whatever is left out stays; null takes an optional setting away; lists replace whole. */
        ModifyApplicationRequest: {
            revision: components["schemas"]["ObjectRevision"];
            name?: components["schemas"]["DisplayName"];
            /** @description What it runs on. */
            platform?: components["schemas"]["DisplayName"];
            description?: components["schemas"]["DescriptionText"];
            /** @description Values of custom fields. Fields that are not named keep theirs. */
            customFields?: components["schemas"]["ApplicationFieldInput"][];
            subscriptions?: components["schemas"]["SubscriptionsInput"];
            oauth?: components["schemas"]["OAuthSetting"];
            clientType?: components["schemas"]["ClientType"];
            /** @description Where OAuth 2.0 sends people back to: exact matches only. */
            callbackUrls?: components["schemas"]["RedirectUrl"][];
            /** @description Where notifications are sent; null: nowhere. */
            notificationUrl?: components["schemas"]["RedirectUrl"] | null;
            /** @description What tokens can be asked for; null: every subscribed API. */
            scopes?: components["schemas"]["ApiName"][] | null;
        };
        /**
         * @description Pass it as `cursor`, with the same filters, to read the next page. Null is the only end of a list: a short page is not.
         * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
         */
        NextCursor: string | null;
        /**
         * @description NONE: the API key alone. 1.0: signed requests. 2.0: a bearer token from the token endpoint.
         * @enum {string}
         */
        OAuthSetting: "NONE" | "1.0" | "2.0";
        /**
         * Format: int32
         * @description Grows with each change of the object. A command names the revision that was looked at.
         */
        ObjectRevision: number;
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
        /** @description The terms of the next version. */
        PublishEulaVersionRequest: {
            text: components["schemas"]["TermsText"];
        };
        /**
         * @description Window in which hits are counted: an IST day from midnight, or an IST month from the 1st.
         * @enum {string}
         */
        QuotaPeriod: "DAY" | "MONTH";
        /** @description The reason, as it will be read by the people whom it concerns. */
        ReasonText: string;
        /**
         * Format: uri
         * @description An address by https, or by http on the loopback; compared exactly; without a fragment or a user name.
         */
        RedirectUrl: string;
        /** @description Reject what was looked at. */
        RejectInput: {
            /**
             * @description REJECT.
             * @constant
             */
            decision: "REJECT";
            revision: components["schemas"]["ObjectRevision"];
            reason: components["schemas"]["ReasonText"];
        };
        /**
         * @description Identifier that the bank gave the request.
         * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        RequestId: string;
        /**
         * @description OPEN until it is decided or withdrawn.
         * @enum {string}
         */
        RequestState: "OPEN" | "APPROVED" | "REJECTED" | "WITHDRAWN";
        /**
         * @description PORTAL_ADMIN is the bank's side: approvals, plans, APIs and groups, custom fields. ORG_ADMIN and DEVELOPER are members of an organisation; an ORG_ADMIN also manages its members and invitations.
         * @enum {string}
         */
        Role: "PORTAL_ADMIN" | "ORG_ADMIN" | "DEVELOPER";
        /** @description How the old key gives way to the new one. */
        RotateKeyRequest: {
            /**
             * Format: int32
             * @description How long the old key works on. Left out or 0: it is void at once.
             * @default 0
             */
            overlapSeconds: number;
            /** @description When the new key expires, on the world's clock. Left out: it does not. */
            expiresAt?: components["schemas"]["Timestamp"];
        };
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
        /** @description An API that the application uses. */
        Subscription: {
            api: components["schemas"]["ApiName"];
            apiPlanId: components["schemas"]["ApiPlanId"];
            eula: components["schemas"]["EulaAcceptance"];
        };
        /** @description The APIs of the application, as a whole: one that is not named is given up. An API named both by itself and by a group has the plan of its own pick. */
        SubscriptionsInput: {
            /** @description Single APIs. */
            apis?: components["schemas"]["ApiPickInput"][];
            /** @description Whole groups. */
            apiGroups?: components["schemas"]["ApiGroupPickInput"][];
            /** @description Needed for each API that is new to the application. */
            eulaAcceptances?: components["schemas"]["EulaAcceptanceInput"][];
        };
        /** @description The terms in plain text, over many lines. */
        TermsText: string;
        /**
         * Format: date-time
         * @description An instant in RFC 3339 form, always written with the offset +05:30 (Indian Standard Time knows no daylight saving). Seconds may carry up to three decimals.
         * @example 2026-11-23T10:30:00+05:30
         */
        Timestamp: string;
        /**
         * Format: int32
         * @description Calls per second, with a burst of one second's worth. Null is unlimited, 0 blocks.
         */
        TpsLimit: number | null;
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
    };
    parameters: {
        /**
         * @description The account plan.
         * @example account-standard
         */
        AccountPlanIdPath: components["schemas"]["AccountPlanId"];
        /**
         * @description The API group.
         * @example virtual-accounts
         */
        ApiGroupIdPath: components["schemas"]["ApiGroupId"];
        /**
         * @description The API.
         * @example refund-details
         */
        ApiPath: components["schemas"]["ApiName"];
        /**
         * @description The API plan.
         * @example api-standard
         */
        ApiPlanIdPath: components["schemas"]["ApiPlanId"];
        /**
         * @description The application.
         * @example KA4Z0M8Q2R7XKD
         */
        ApplicationIdPath: components["schemas"]["ApplicationId"];
        /**
         * @description Only applications in this state.
         * @example ENABLED
         */
        ApplicationStateFilter: components["schemas"]["ApplicationState"];
        /**
         * @description The row of the queue.
         * @example KV2B5C8D1E4F7G
         */
        ApprovalIdPath: components["schemas"]["ApprovalId"];
        /**
         * @description Only rows of this kind.
         * @example APPLICATION
         */
        ApprovalKindFilter: components["schemas"]["ApprovalKind"];
        /**
         * @description Only rows in this state.
         * @example OPEN
         */
        ApprovalStateFilter: components["schemas"]["RequestState"];
        /**
         * @description The change request.
         * @example KC9B3C6D1E4F7G
         */
        ChangeRequestIdPath: components["schemas"]["ChangeRequestId"];
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
         * @description The key.
         * @example KY9B3C6D1E4F7G
         */
        KeyIdPath: components["schemas"]["KeyId"];
        /**
         * @description How many entries a page may hold.
         * @example 50
         */
        Limit: number;
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
    listApis: {
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
            /** @description The APIs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The API.
                 * @example refund-details
                 */
                api: components["parameters"]["ApiPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Api"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    publishEulaVersion: {
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
                 * @description The API.
                 * @example refund-details
                 */
                api: components["parameters"]["ApiPath"];
            };
            cookie?: never;
        };
        /** @description The new terms. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishEulaVersionRequest"];
            };
        };
        responses: {
            /** @description The API, with its new terms. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Api"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listApiGroups: {
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
            /** @description One page of groups. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiGroupList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createApiGroup: {
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
        /** @description The group. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiGroupRequest"];
            };
        };
        responses: {
            /** @description The new group. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiGroup"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApiGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The API group.
                 * @example virtual-accounts
                 */
                apiGroupId: components["parameters"]["ApiGroupIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiGroup"];
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
    deleteApiGroup: {
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
                 * @description The API group.
                 * @example virtual-accounts
                 */
                apiGroupId: components["parameters"]["ApiGroupIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group is gone. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiGroup"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
    modifyApiGroup: {
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
                 * @description The API group.
                 * @example virtual-accounts
                 */
                apiGroupId: components["parameters"]["ApiGroupIdPath"];
            };
            cookie?: never;
        };
        /** @description What changes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyApiGroupRequest"];
            };
        };
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiGroup"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listApiPlans: {
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
            /** @description One page of plans. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiPlanList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createApiPlan: {
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
        /** @description The plan. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiPlanRequest"];
            };
        };
        responses: {
            /** @description The new plan. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiPlan"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApiPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The API plan.
                 * @example api-standard
                 */
                apiPlanId: components["parameters"]["ApiPlanIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiPlan"];
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
    modifyApiPlan: {
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
                 * @description The API plan.
                 * @example api-standard
                 */
                apiPlanId: components["parameters"]["ApiPlanIdPath"];
            };
            cookie?: never;
        };
        /** @description What changes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyApiPlanRequest"];
            };
        };
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiPlan"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAccountPlans: {
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
            /** @description One page of plans. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPlanList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createAccountPlan: {
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
        /** @description The plan. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountPlanRequest"];
            };
        };
        responses: {
            /** @description The new plan. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPlan"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAccountPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account plan.
                 * @example account-standard
                 */
                accountPlanId: components["parameters"]["AccountPlanIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPlan"];
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
    modifyAccountPlan: {
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
                 * @description The account plan.
                 * @example account-standard
                 */
                accountPlanId: components["parameters"]["AccountPlanIdPath"];
            };
            cookie?: never;
        };
        /** @description What changes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyAccountPlanRequest"];
            };
        };
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPlan"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listApplications: {
        parameters: {
            query?: {
                /**
                 * @description Only applications in this state.
                 * @example ENABLED
                 */
                state?: components["parameters"]["ApplicationStateFilter"];
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
            /** @description One page of applications. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createApplication: {
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
        /** @description The first tab. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApplicationRequest"];
            };
        };
        responses: {
            /** @description The application, INCOMPLETE. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApplication: {
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
            /** @description The application. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
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
    deleteApplication: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, or its deletion waits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDeletion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CrossSiteRefused"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
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
    modifyApplication: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        /** @description What changes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyApplicationRequest"];
            };
        };
        responses: {
            /** @description The application as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CrossSiteRefused"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A reason of business is against it. Nothing was done. */
            422: {
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
    submitApplication: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A reason of business is against it. Nothing was done. */
            422: {
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
    disableApplication: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application, DISABLED. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
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
    enableApplication: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application, ENABLED. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
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
    lockApplication: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        /** @description Why. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockApplicationRequest"];
            };
        };
        responses: {
            /** @description The application, DISABLED and locked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unlockApplication: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application, as it was before. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
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
    listChangeRequests: {
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
            /** @description One page of change requests. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequestList"];
                };
            };
            400: components["responses"]["BadRequestList"];
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
    getChangeRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
                /**
                 * @description The change request.
                 * @example KC9B3C6D1E4F7G
                 */
                changeRequestId: components["parameters"]["ChangeRequestIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequest"];
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
    withdrawChangeRequest: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
                /**
                 * @description The change request.
                 * @example KC9B3C6D1E4F7G
                 */
                changeRequestId: components["parameters"]["ChangeRequestIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CrossSiteRefused"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
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
    listKeys: {
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
            /** @description One page of keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
    createKey: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
            };
            cookie?: never;
        };
        /** @description How long it shall live. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKeyRequest"];
            };
        };
        responses: {
            /** @description The key, with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A reason of business is against it. Nothing was done. */
            422: {
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
    rotateKey: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
                /**
                 * @description The key.
                 * @example KY9B3C6D1E4F7G
                 */
                keyId: components["parameters"]["KeyIdPath"];
            };
            cookie?: never;
        };
        /** @description How the old key gives way. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKeyRequest"];
            };
        };
        responses: {
            /** @description The new key, with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A reason of business is against it. Nothing was done. */
            422: {
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
    revokeKey: {
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
                 * @description The application.
                 * @example KA4Z0M8Q2R7XKD
                 */
                applicationId: components["parameters"]["ApplicationIdPath"];
                /**
                 * @description The key.
                 * @example KY9B3C6D1E4F7G
                 */
                keyId: components["parameters"]["KeyIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, revoked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
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
    listApprovals: {
        parameters: {
            query?: {
                /**
                 * @description Only rows in this state.
                 * @example OPEN
                 */
                state?: components["parameters"]["ApprovalStateFilter"];
                /**
                 * @description Only rows of this kind.
                 * @example APPLICATION
                 */
                kind?: components["parameters"]["ApprovalKindFilter"];
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
            /** @description One page of approvals. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The row of the queue.
                 * @example KV2B5C8D1E4F7G
                 */
                approvalId: components["parameters"]["ApprovalIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
    decideApproval: {
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
                 * @description The row of the queue.
                 * @example KV2B5C8D1E4F7G
                 */
                approvalId: components["parameters"]["ApprovalIdPath"];
            };
            cookie?: never;
        };
        /** @description The decision. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideApprovalRequest"];
            };
        };
        responses: {
            /** @description The row, decided. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            /** @description The person's role does not have this operation, the request may be another site's, or it is the person's own request. Nothing was done. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What is there does not allow it. Nothing was done. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
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
}
