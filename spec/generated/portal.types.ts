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
         * @description Begins a session by user name and password. The answer is the same, and takes the same time, whether the user name is unknown, the password wrong, or the person not activated, suspended or removed. After several failures the user name must wait, whether or not it exists; a browser in which the person has signed in before has a count of its own, so that nobody can lock another person out.
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
    "/portal/v1/registration-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the registration asks for
         * @description The account plans to choose from, the custom fields of the registration form, and the disclaimer with its version.
         */
        get: operations["getRegistrationForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a person and an organisation
         * @description Asks the bank to let a person and their organisation in. An administrator of the bank decides, unless the portal approves at once; then a mail brings the activation link. Whether the user name or the address is known already is not told here, but by mail to the address. That an organisation of this name exists is told: its administrators can send an invitation.
         */
        post: operations["createRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate an account
         * @description Uses up the activation link of an approved registration. From now on the person can sign in.
         */
        post: operations["activateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/link-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by a one-time link
         * @description Begins a session by a link that the sandbox printed on its console. The link is used up.
         */
        post: operations["createSessionByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/setups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up the first administrator
         * @description Makes the first PORTAL_ADMIN by the link that the sandbox prints at its first start, and signs them in. There is no default password. The link is void as soon as there is an administrator.
         */
        post: operations["completeSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link that resets the password
         * @description Sends a link to the address if an active person has it. The answer is always the same. An address gets a few such mails an hour at most.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/password-reset-completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password by link
         * @description Sets the password by the link of the mail, which is used up, ends all sessions of the person, and lets the user name try again at once where failures had slowed it.
         */
        post: operations["completePasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password
         * @description Sets another password for the person who is signed in and ends their other sessions. Wrong present passwords are slowed as failed sign-ins are.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The session's organisation
         * @description The organisation of whoever is signed in, with the banking profile that the bank set.
         */
        get: operations["getOwnOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the session's organisation
         * @description Changes the description or the answers to the custom fields of registration. What the bank set can only the bank change.
         */
        patch: operations["modifyOwnOrganisation"];
        trace?: never;
    };
    "/portal/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All organisations
         * @description The partners of the bank with their banking profiles.
         */
        get: operations["listOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/organisations/{organisationId}": {
        parameters: {
            query?: never;
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
        /**
         * One organisation
         * @description A partner with its banking profile.
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/organisations/{organisationId}/banking-profile": {
        parameters: {
            query?: never;
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
        get?: never;
        /**
         * Set the banking profile
         * @description Sets client name, prefix, account plan and relationship manager. The prefix can change only while the organisation has no virtual accounts, and must not begin, nor be begun by, the prefix of another organisation.
         */
        put: operations["setBankingProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/organisations/{organisationId}/physical-accounts": {
        parameters: {
            query?: never;
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
        get?: never;
        put?: never;
        /**
         * Open a physical account
         * @description Gives the organisation another account at the bank, with a number of the sandbox. It is a transaction stream of its own.
         */
        post: operations["createPhysicalAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members of the organisation
         * @description Everybody of the organisation but those who were removed.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The member.
                 * @example KU4Z0M8Q2R7XKD
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Ends the member's sessions and frees their user name and address. At least one active ORG_ADMIN remains.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role or status
         * @description Changes the role, suspends or reinstates. The member's sessions end. At least one active ORG_ADMIN remains.
         */
        patch: operations["modifyMember"];
        trace?: never;
    };
    "/portal/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pending invitations
         * @description The invitations of the organisation that nobody has accepted yet.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite by mail
         * @description Sends a link to an address; whoever has it registers into the organisation, without another approval. The link is good for one use within 7 days. Whether the address has an account already is told by the mail only.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The invitation.
                 * @example KI2M9C4V6B8N1X
                 */
                invitationId: components["parameters"]["InvitationIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an invitation
         * @description Voids the link.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/invitations/{invitationId}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The invitation.
                 * @example KI2M9C4V6B8N1X
                 */
                invitationId: components["parameters"]["InvitationIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invitation again
         * @description Sends a new link, good for 7 days from now. The one before is void.
         */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/invitation-lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an invitation
         * @description What the link of an invitation is to. It is not used up.
         */
        post: operations["getInvitationByToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/invitation-acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Registers the person into the organisation and uses up the link. They can sign in at once. A user name that is taken is told here, since the link has shown who asks.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Custom fields
         * @description The questions that the portal's owner added to the forms.
         */
        get: operations["listCustomFields"];
        put?: never;
        /**
         * Add a custom field
         * @description Adds a question to a form.
         */
        post: operations["createCustomField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/custom-fields/{customFieldId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The custom field.
                 * @example KF5R8T2Y6U9P3A
                 */
                customFieldId: components["parameters"]["CustomFieldIdInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a custom field
         * @description Takes the question off its form. Answers given before stay where they are.
         */
        delete: operations["deleteCustomField"];
        options?: never;
        head?: never;
        /**
         * Change a custom field
         * @description Changes label, choices, or whether it must be answered. Form and kind stay. Answers given before stay as they are.
         */
        patch: operations["modifyCustomField"];
        trace?: never;
    };
    "/portal/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settings of the portal
         * @description Which requests wait for approval, and the disclaimer.
         */
        get: operations["getPortalSettings"];
        /**
         * Set the settings of the portal
         * @description Switches approvals on and off and sets the disclaimer, of which another text is a new version.
         */
        put: operations["setPortalSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/portal/v1/applications/{applicationId}/notification-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the secret of notifications
         * @description The secret by which a receiver tells notifications of this application from anybody else's, as Standard Webhooks prescribes. It is made when the application is given a `notificationUrl`.
         */
        get: operations["getNotificationSecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/applications/{applicationId}/notification-secret/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of notifications
         * @description A new secret now; the old one signs as well until the overlap ends, on the host's clock. Possible in every state, also when the bank has locked the application: a secret that leaked must not wait. The first one is made where there was none.
         */
        post: operations["rotateNotificationSecret"];
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
        /** @description The person who was invited. Their address is the one that was invited. */
        AcceptInvitationRequest: {
            token: components["schemas"]["LinkToken"];
            /** @description The given name. */
            firstName: components["schemas"]["PersonName"];
            /** @description The family name. */
            lastName: components["schemas"]["PersonName"];
            username: components["schemas"]["Username"];
            password: components["schemas"]["NewPassword"];
        };
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
        /** @description Where an organisation's plan stands. All its applications share it. */
        AccountPlanUse: {
            accountPlanId: components["schemas"]["AccountPlanId"];
            name: components["schemas"]["PlanName"];
            /** @description Its limits; what is unlimited is left out. */
            policies: components["schemas"]["PolicyUse"][];
        };
        /** @description Somebody who can sign in from now on. */
        ActivatedUser: {
            userId: components["schemas"]["UserId"];
            username: components["schemas"]["Username"];
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
        /**
         * Format: password
         * @description API key, OAuth client_id and consumer key in one. With OAuth NONE it is the whole credential.
         */
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
        /**
         * @description Identifier of an API plan.
         * @example api-standard
         */
        ApiPlanId: string;
        /** @description One page of API plans. */
        ApiPlanList: {
            /** @description The API plans of this page. */
            data: components["schemas"]["ApiPlan"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Where an application's plan for one API stands. */
        ApiPlanUse: {
            api: components["schemas"]["ApiSlug"];
            apiPlanId: components["schemas"]["ApiPlanId"];
            name: components["schemas"]["PlanName"];
            /** @description Its limits; what is unlimited is left out. */
            policies: components["schemas"]["PolicyUse"][];
        };
        /** @description One of the bank's APIs, by the name that is also its OAuth scope. */
        ApiSlug: string;
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
            notificationUrl?: components["schemas"]["NotificationUrl"];
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
            /** @description Of a registration: who asks, and for what. */
            registration?: components["schemas"]["RegistrationSummary"];
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
        /** @description Which requests wait for an administrator of the bank; the others are approved at once. */
        ApprovalSettings: {
            /** @description Registrations of organisations. */
            registration: boolean;
            /** @description New applications. */
            application: boolean;
            /** @description Sensitive edits of usable applications. */
            edit: boolean;
            /** @description Deletions of usable applications. */
            deletion: boolean;
        };
        /** @description Which requests wait for an administrator of the bank; the others are approved at once. */
        ApprovalSettingsInput: {
            /** @description Registrations of organisations. */
            registration: boolean;
            /** @description New applications. */
            application: boolean;
            /** @description Sensitive edits of usable applications. */
            edit: boolean;
            /** @description Deletions of usable applications. */
            deletion: boolean;
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
            /**
             * Format: password
             * @description The callback URL with `code` or `error`, `state` and `iss`. It carries the code: do not log it.
             */
            redirectTo: string;
        };
        /**
         * @description Identifier of an authorization request.
         * @example KZ01JD8Z5QW3RA
         */
        AuthorizationRequestId: string;
        /**
         * Format: date
         * @description A calendar day in Indian Standard Time, as YYYY-MM-DD.
         * @example 2026-11-23
         */
        CalendarDate: string;
        /** @description The password until now, and the one from now on. */
        ChangePasswordRequest: {
            /**
             * Format: password
             * @description The password until now.
             */
            currentPassword: string;
            newPassword: components["schemas"]["NewPassword"];
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
        /**
         * @description PUBLIC clients cannot keep a secret, and use the authorization code with PKCE only.
         * @enum {string}
         */
        ClientType: "CONFIDENTIAL" | "PUBLIC";
        /** @description The token of the mail, and the password from now on. */
        CompletePasswordResetRequest: {
            token: components["schemas"]["LinkToken"];
            password: components["schemas"]["NewPassword"];
        };
        /** @description The first administrator of the portal. */
        CompleteSetupRequest: {
            token: components["schemas"]["LinkToken"];
            /** @description The given name. */
            firstName: components["schemas"]["PersonName"];
            /** @description The family name. */
            lastName: components["schemas"]["PersonName"];
            email: components["schemas"]["EmailAddress"];
            username: components["schemas"]["Username"];
            password: components["schemas"]["NewPassword"];
        };
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
        /** @description A question to be added to a form. */
        CreateCustomFieldRequest: {
            form: components["schemas"]["CustomFieldForm"];
            label: components["schemas"]["CustomFieldLabel"];
            kind: components["schemas"]["CustomFieldKind"];
            /** @description Whether the form must have an answer. */
            required: boolean;
            /** @description One or more for kind CHOICE, none for TEXT. */
            choices?: components["schemas"]["CustomFieldChoice"][];
        };
        /** @description Whom to ask in. */
        CreateInvitationRequest: {
            email: components["schemas"]["EmailAddress"];
            role: components["schemas"]["MemberRole"];
        };
        /** @description How long the new key shall live. */
        CreateKeyRequest: {
            /** @description On the world's clock, and in its future. Left out: it does not expire. */
            expiresAt?: components["schemas"]["Timestamp"];
        };
        /** @description A person and the organisation that they bring along. */
        CreateRegistrationRequest: {
            /** @description The given name. */
            firstName: components["schemas"]["PersonName"];
            /** @description The family name. */
            lastName: components["schemas"]["PersonName"];
            email: components["schemas"]["EmailAddress"];
            username: components["schemas"]["Username"];
            password: components["schemas"]["NewPassword"];
            /** @description The version of the disclaimer that was read and accepted. */
            disclaimerVersion: components["schemas"]["DisclaimerVersion"];
            organisationName: components["schemas"]["OrganisationName"];
            organisationDescription?: components["schemas"]["OrganisationDescription"];
            /** @description Left out, the default plan. */
            accountPlanId?: components["schemas"]["AccountPlanId"];
            /** @description Answers to the custom fields of the registration form. */
            customFields?: components["schemas"]["CustomFieldValueInput"][];
        };
        /**
         * Format: password
         * @description Token bound to the session, to be sent as X-CSRF-Token with every unsafe method.
         */
        CsrfToken: string;
        /** @description A question that the portal's owner added to a form. */
        CustomField: {
            customFieldId: components["schemas"]["CustomFieldId"];
            form: components["schemas"]["CustomFieldForm"];
            label: components["schemas"]["CustomFieldLabel"];
            kind: components["schemas"]["CustomFieldKind"];
            /** @description Whether the form must have an answer. */
            required: boolean;
            /** @description Of kind CHOICE; empty for the other. */
            choices: components["schemas"]["CustomFieldChoice"][];
        };
        /** @description One of the answers that can be chosen. */
        CustomFieldChoice: string;
        /**
         * @description The form that asks the question.
         * @enum {string}
         */
        CustomFieldForm: "REGISTRATION" | "APPLICATION";
        /**
         * @description Identifier of a custom field.
         * @example KF5R8T2Y6U9P3A
         */
        CustomFieldId: string;
        /**
         * @description TEXT takes any line of text, CHOICE one of the given choices.
         * @enum {string}
         */
        CustomFieldKind: "TEXT" | "CHOICE";
        /** @description The question, as the form shows it. */
        CustomFieldLabel: string;
        /** @description Custom fields, oldest first. */
        CustomFieldList: {
            /** @description The fields of this page. */
            data: components["schemas"]["CustomField"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description The answer to a custom field. */
        CustomFieldText: string;
        /** @description The answer to a custom field. */
        CustomFieldValue: {
            customFieldId: components["schemas"]["CustomFieldId"];
            value: components["schemas"]["CustomFieldText"];
        };
        /** @description An answer to a custom field. An empty one is none. */
        CustomFieldValueInput: {
            customFieldId: components["schemas"]["CustomFieldId"];
            value: components["schemas"]["CustomFieldText"];
        };
        /** @description The decision, on the revision that was looked at. The value of `decision` tells the two forms apart. */
        DecideApprovalRequest: components["schemas"]["ApproveInput"] | components["schemas"]["RejectInput"];
        /** @description The person's decision. */
        DecideAuthorizationRequestRequest: {
            /**
             * @description Whether the application may.
             * @enum {string}
             */
            decision: "APPROVE" | "DENY";
        };
        /** @description Plain text, also over several lines. */
        DescriptionText: string;
        /** @description The disclaimer and terms of the portal. */
        Disclaimer: {
            version: components["schemas"]["DisclaimerVersion"];
            text: components["schemas"]["DisclaimerText"];
        };
        /** @description The disclaimer and terms that whoever registers accepts. */
        DisclaimerText: string;
        /**
         * Format: int32
         * @description Counts the texts of the disclaimer from 1.
         */
        DisclaimerVersion: number;
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
        /**
         * @description Indian Financial System Code of a branch; four letters, a zero, six letters or digits.
         * @example KHTA0000001
         */
        Ifsc: string;
        /** @description Somebody who was asked in. */
        Invitation: {
            invitationId: components["schemas"]["InvitationId"];
            email: components["schemas"]["EmailAddress"];
            role: components["schemas"]["MemberRole"];
            state: components["schemas"]["InvitationState"];
            /** @description Who asked them in. */
            invitedBy: components["schemas"]["UserId"];
            /** @description When it was made. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When its link ends, on the host's clock. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description Identifier of an invitation. */
        InvitationId: string;
        /** @description Pending invitations, in the order of their identifiers; those whose link has expired are among them. */
        InvitationList: {
            /** @description The invitations of this page. */
            data: components["schemas"]["Invitation"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description What an invitation is to, as the person invited sees it. */
        InvitationOffer: {
            organisationName: components["schemas"]["OrganisationName"];
            email: components["schemas"]["EmailAddress"];
            role: components["schemas"]["MemberRole"];
            /** @description When the link ends, on the host's clock. */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description PENDING until the link is used or the invitation is revoked; a link that has expired can be sent anew.
         * @enum {string}
         */
        InvitationState: "PENDING" | "ACCEPTED" | "REVOKED";
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
            /** @description When a call was last let in by it, or by a token of it; a few seconds behind. Left out until one is, and in the answers that make, rotate or revoke a key. */
            lastUsedAt?: components["schemas"]["Timestamp"];
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
        /**
         * Format: password
         * @description The token of a one-time link, as it stood in the mail or on the console. Good for one use.
         */
        LinkToken: string;
        /** @description The token of a one-time link. */
        LinkTokenRequest: {
            token: components["schemas"]["LinkToken"];
        };
        /** @description Why the bank disables the application. */
        LockApplicationRequest: {
            reason: components["schemas"]["ReasonText"];
        };
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
        /** @description A person of the organisation. */
        Member: {
            userId: components["schemas"]["UserId"];
            username: components["schemas"]["Username"];
            /** @description The given name. */
            firstName: components["schemas"]["PersonName"];
            /** @description The family name. */
            lastName: components["schemas"]["PersonName"];
            email: components["schemas"]["EmailAddress"];
            role: components["schemas"]["MemberRole"];
            status: components["schemas"]["MemberStatus"];
            /** @description When the account was made. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description Of the last sign-in, on the host's clock. Left out before the first. */
            lastSignInAt?: components["schemas"]["Timestamp"];
        };
        /** @description Members, in the order of their identifiers. Removed ones are not among them. */
        MemberList: {
            /** @description The members of this page. */
            data: components["schemas"]["Member"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Role of a member of an organisation. An ORG_ADMIN also manages members and invitations.
         * @enum {string}
         */
        MemberRole: "ORG_ADMIN" | "DEVELOPER";
        /**
         * @description PENDING_ACTIVATION until the activation link is used. Who is SUSPENDED cannot sign in.
         * @enum {string}
         */
        MemberStatus: "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "REMOVED";
        /**
         * @description An Indian mobile number, ten digits without country code.
         * @example 9820012345
         */
        MobileNumber: string;
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
            /**
             * Format: uri
             * @description Where notifications are sent; null: nowhere. An address that this sandbox does not send to is refused.
             * @example https://acme.example/notifications
             */
            notificationUrl?: string | null;
            /** @description What tokens can be asked for; null: every subscribed API. */
            scopes?: components["schemas"]["ApiName"][] | null;
        };
        /** @description What is to change in a custom field. Answers that were given before stay as they are. */
        ModifyCustomFieldRequest: {
            label?: components["schemas"]["CustomFieldLabel"];
            /** @description Whether the form must have an answer. */
            required?: boolean;
            /** @description One or more for kind CHOICE, none for TEXT. */
            choices?: components["schemas"]["CustomFieldChoice"][];
        };
        /** @description What is to change. */
        ModifyMemberRequest: {
            role?: components["schemas"]["MemberRole"];
            /**
             * @description SUSPENDED ends the sessions and forbids to sign in, ACTIVE allows it again.
             * @enum {string}
             */
            status?: "ACTIVE" | "SUSPENDED";
        };
        /** @description What is to change. The name, and what the bank set, are not for the organisation to change. */
        ModifyOrganisationRequest: {
            description?: components["schemas"]["OrganisationDescription"];
            /** @description All answers to the custom fields of registration, in place of the ones before. */
            customFields?: components["schemas"]["CustomFieldValueInput"][];
        };
        /**
         * Format: password
         * @description A password to be set: 8 to 256 characters of any kind; 15 are advised. Common ones are refused, and such as are the user name, the mail address or the name of the organisation.
         */
        NewPassword: string;
        /**
         * @description Pass it as `cursor`, with the same filters, to read the next page. Null is the only end of a list: a short page is not.
         * @example eyJhIjoiQUNNRTAwMDAwMDAyIn0
         */
        NextCursor: string | null;
        /** @description What receivers verify notifications of an application with. */
        NotificationSecret: {
            applicationId: components["schemas"]["ApplicationId"];
            secret: components["schemas"]["WebhookSecret"];
            /** @description When it was made, on the host's clock. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description Until when the secret before signs as well, on the host's clock. Left out when it does not. */
            previousEndsAt?: components["schemas"]["Timestamp"];
        };
        /**
         * Format: uri
         * @description Where notifications are sent. By https; by http to this machine, or where private addresses are allowed. Never with a user name or a fragment.
         */
        NotificationUrl: string;
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
        /** @description An account plan that whoever registers may choose. */
        OfferedAccountPlan: {
            accountPlanId: components["schemas"]["AccountPlanId"];
            /** @description Its name. */
            name: string;
            /** @description Whom it is for. */
            description: string;
            /**
             * Format: int64
             * @description Calls per period; null is unlimited.
             */
            hits: number | null;
            /**
             * @description Indian calendar days or months.
             * @enum {string}
             */
            period: "DAY" | "MONTH";
            /**
             * Format: int32
             * @description Calls per second; null is unlimited.
             */
            tps: number | null;
            /** @description Whether it is preselected. */
            isDefault: boolean;
        };
        /** @description A partner with its banking profile. */
        Organisation: {
            organisationId: components["schemas"]["OrganisationId"];
            name: components["schemas"]["OrganisationName"];
            description: components["schemas"]["OrganisationDescription"];
            /** @description Answers to the custom fields of registration. */
            customFields: components["schemas"]["CustomFieldValue"][];
            clientName: components["schemas"]["ClientName"];
            virtualAccountPrefix: components["schemas"]["VirtualAccountPrefix"];
            accountPlanId: components["schemas"]["AccountPlanId"];
            relationshipManager?: components["schemas"]["RelationshipManager"];
            /** @description Its accounts at the bank. */
            physicalAccounts: components["schemas"]["PhysicalAccount"][];
            /** @description When its registration was approved. */
            createdAt: components["schemas"]["Timestamp"];
        };
        /** @description What the organisation does, in its own words. */
        OrganisationDescription: string;
        /** @description Identifier of an organisation. */
        OrganisationId: string;
        /** @description Organisations, in the order of their identifiers. */
        OrganisationList: {
            /** @description The organisations of this page. */
            data: components["schemas"]["Organisation"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Name of an organisation. Two that differ in case, in spaces or in the form of their letters only are the same. */
        OrganisationName: string;
        /** @description A first or last name, in any script; it does not begin with a space. */
        PersonName: string;
        /** @description A real account at the bank, under which virtual accounts are opened. */
        PhysicalAccount: {
            physicalAccountNumber: components["schemas"]["PhysicalAccountNumber"];
            ifsc: components["schemas"]["Ifsc"];
        };
        /**
         * @description Number of a physical account that the organisation holds at the bank: 9 to 18 digits. A string, never a number: leading zeros count.
         * @example 123456789012
         */
        PhysicalAccountNumber: string;
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
        /** @description What the portal's owner decided about the portal as a whole. */
        PortalSettings: {
            approvals: components["schemas"]["ApprovalSettings"];
            disclaimer: components["schemas"]["Disclaimer"];
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
        /** @description What happens next. It is the same whatever was found. */
        Receipt: {
            /** @description A sentence for the person. */
            message: string;
        };
        /**
         * Format: uri
         * @description An address by https, or by http on the loopback; compared exactly; without a fragment or a user name.
         */
        RedirectUrl: string;
        /** @description What the registration asks for beside person and organisation. */
        RegistrationForm: {
            /** @description The plans to choose from. */
            accountPlans: components["schemas"]["OfferedAccountPlan"][];
            /** @description Further questions. */
            customFields: components["schemas"]["CustomField"][];
            disclaimer: components["schemas"]["Disclaimer"];
        };
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
        /** @description What somebody registered with, for those who decide it. */
        RegistrationSummary: {
            /** @description Identifier of the registration. */
            registrationId: string;
            /**
             * @description Whether it is decided.
             * @enum {string}
             */
            state: "PENDING_APPROVAL" | "APPROVED" | "REJECTED";
            /** @description The given name. */
            firstName: components["schemas"]["PersonName"];
            /** @description The family name. */
            lastName: components["schemas"]["PersonName"];
            email: components["schemas"]["EmailAddress"];
            username: components["schemas"]["Username"];
            organisationName: components["schemas"]["OrganisationName"];
            organisationDescription: components["schemas"]["OrganisationDescription"];
            accountPlanId: components["schemas"]["AccountPlanId"];
            /** @description Answers to the custom fields of registration. */
            customFields: components["schemas"]["CustomFieldValue"][];
            disclaimerVersion: components["schemas"]["DisclaimerVersion"];
        };
        /** @description Whom the partner calls at the bank. */
        RelationshipManager: {
            /** @description Their name. */
            name: components["schemas"]["PersonName"];
            email: components["schemas"]["EmailAddress"];
            mobile?: components["schemas"]["MobileNumber"];
        };
        /** @description Whom the partner calls at the bank. */
        RelationshipManagerInput: {
            /** @description Their name. */
            name: components["schemas"]["PersonName"];
            email: components["schemas"]["EmailAddress"];
            mobile?: components["schemas"]["MobileNumber"];
        };
        /**
         * @description Identifier that the bank gave the request.
         * @example 01JD90C4M2XE7K5T9W3B6R8Q1H
         */
        RequestId: string;
        /** @description Whose password is to be set anew. */
        RequestPasswordResetRequest: {
            email: components["schemas"]["EmailAddress"];
        };
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
        /** @description How the old secret gives way to the new one. */
        RotateNotificationSecretRequest: {
            /**
             * Format: int32
             * @description How long the old secret signs as well, each notification then carrying two signatures. 0: it signs no more.
             * @default 86400
             */
            overlapSeconds: number;
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
        /** @description The banking profile as it shall be. */
        SetBankingProfileRequest: {
            clientName: components["schemas"]["ClientName"];
            virtualAccountPrefix: components["schemas"]["VirtualAccountPrefix"];
            accountPlanId: components["schemas"]["AccountPlanId"];
            /** @description Left out, there is none. */
            relationshipManager?: components["schemas"]["RelationshipManagerInput"];
        };
        /** @description What the portal's owner decides. Requests that wait already are not touched. */
        SetPortalSettingsRequest: {
            approvals: components["schemas"]["ApprovalSettingsInput"];
            /** @description Another text than the present one is a new version, to be accepted by whoever registers from now on. */
            disclaimerText: components["schemas"]["DisclaimerText"];
        };
        /** @description User name and password. */
        SignInRequest: {
            username: components["schemas"]["Username"];
            /**
             * Format: password
             * @description The password.
             */
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
        /** @description What each virtual account number of the organisation begins with. No prefix of a world begins another one. */
        VirtualAccountPrefix: string;
        /**
         * Format: password
         * @description What notifications are signed with, as Standard Webhooks writes it: `whsec_` and the base64 of 24 to 64 bytes.
         * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
         */
        WebhookSecret: string;
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
         * @description Identifier of the authorization request, from the address of the consent page.
         * @example KZ01JD8Z5QW3RA
         */
        AuthorizationRequestIdInPath: components["schemas"]["AuthorizationRequestId"];
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
         * @description Only fields of this form.
         * @example REGISTRATION
         */
        CustomFieldFormFilter: components["schemas"]["CustomFieldForm"];
        /**
         * @description The custom field.
         * @example KF5R8T2Y6U9P3A
         */
        CustomFieldIdInPath: components["schemas"]["CustomFieldId"];
        /**
         * @description The invitation.
         * @example KI2M9C4V6B8N1X
         */
        InvitationIdInPath: components["schemas"]["InvitationId"];
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
        /**
         * @description Identifier of the mail.
         * @example KL4Z0M8Q2R7XKD
         */
        MailIdInPath: components["schemas"]["MailId"];
        /**
         * @description The organisation.
         * @example KO7T2N5Y8W1QBC
         */
        OrganisationIdInPath: components["schemas"]["OrganisationId"];
        /**
         * @description Only what was done to the person, application, key or other thing of this identifier.
         * @example KA4Z0M8Q2R7XKD
         */
        SubjectIdFilter: components["schemas"]["AuditSubjectId"];
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
        /**
         * @description The member.
         * @example KU4Z0M8Q2R7XKD
         */
        UserIdInPath: components["schemas"]["UserId"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description Whole seconds to wait before the call is repeated; never earlier than the limit allows. The bank writes seconds; a gateway on the way may write an HTTP date.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description The session's cookie: HttpOnly, SameSite=Lax, for the whole origin; Secure where the portal is reached by https. A sign-in also marks the browser by a second cookie, `khata_device`, which opens nothing: by it a later sign-in there is slowed by its own failures only.
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
    getRegistrationForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationForm"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The person, the organisation, and the disclaimer that was accepted. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRegistrationRequest"];
            };
        };
        responses: {
            /** @description Received. The answer is the same whether or not user name or address are known. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            403: components["responses"]["CrossSiteRefused"];
            /** @description The state of things speaks against it. Nothing was done. */
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
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    activateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token of the activation mail. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkTokenRequest"];
            };
        };
        responses: {
            /** @description Activated. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivatedUser"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            403: components["responses"]["CrossSiteRefused"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
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
    createSessionByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token of the link. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkTokenRequest"];
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
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    completeSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token and the person. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteSetupRequest"];
            };
        };
        responses: {
            /** @description The administrator is there and signed in. */
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
            403: components["responses"]["CrossSiteRefused"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state of things speaks against it. Nothing was done. */
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
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The address. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordResetRequest"];
            };
        };
        responses: {
            /** @description Received. The answer is the same whether or not the address has an account. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            403: components["responses"]["CrossSiteRefused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    completePasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token and the new password. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletePasswordResetRequest"];
            };
        };
        responses: {
            /** @description The password is set. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            403: components["responses"]["CrossSiteRefused"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
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
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    changePassword: {
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
        /** @description The present password and the new one. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description The password is set. This session goes on. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            /** @description The request may be another site's, or what it shows is not enough. Nothing was done. */
            403: {
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
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManySignIns"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOwnOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    modifyOwnOrganisation: {
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
        /** @description What is to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyOrganisationRequest"];
            };
        };
        responses: {
            /** @description The organisation as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    listOrganisations: {
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
            /** @description A page of organisations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
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
            /** @description The organisation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
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
    setBankingProfile: {
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
                 * @description The organisation.
                 * @example KO7T2N5Y8W1QBC
                 */
                organisationId: components["parameters"]["OrganisationIdInPath"];
            };
            cookie?: never;
        };
        /** @description The profile as it shall be. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBankingProfileRequest"];
            };
        };
        responses: {
            /** @description The organisation as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state of things speaks against it. Nothing was done. */
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
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    createPhysicalAccount: {
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
                 * @description The organisation.
                 * @example KO7T2N5Y8W1QBC
                 */
                organisationId: components["parameters"]["OrganisationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation with its new account. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
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
    listMembers: {
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
            /** @description A page of members. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removeMember: {
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
                 * @description The member.
                 * @example KU4Z0M8Q2R7XKD
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state of things speaks against it. Nothing was done. */
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
    modifyMember: {
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
                 * @description The member.
                 * @example KU4Z0M8Q2R7XKD
                 */
                userId: components["parameters"]["UserIdInPath"];
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyMemberRequest"];
            };
        };
        responses: {
            /** @description The member as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state of things speaks against it. Nothing was done. */
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
    listInvitations: {
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
            /** @description A page of invitations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createInvitation: {
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
        /** @description Address and role. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvitationRequest"];
            };
        };
        responses: {
            /** @description Invited. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description The state of things speaks against it. Nothing was done. */
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
    revokeInvitation: {
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
                 * @description The invitation.
                 * @example KI2M9C4V6B8N1X
                 */
                invitationId: components["parameters"]["InvitationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state of things speaks against it. Nothing was done. */
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
    resendInvitation: {
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
                 * @description The invitation.
                 * @example KI2M9C4V6B8N1X
                 */
                invitationId: components["parameters"]["InvitationIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sent again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state of things speaks against it. Nothing was done. */
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
    getInvitationByToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token of the mail. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkTokenRequest"];
            };
        };
        responses: {
            /** @description The invitation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationOffer"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            403: components["responses"]["CrossSiteRefused"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
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
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token and the person. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationRequest"];
            };
        };
        responses: {
            /** @description Joined. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivatedUser"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            403: components["responses"]["CrossSiteRefused"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state of things speaks against it. Nothing was done. */
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
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    listCustomFields: {
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
                /**
                 * @description Only fields of this form.
                 * @example REGISTRATION
                 */
                form?: components["parameters"]["CustomFieldFormFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of custom fields. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldList"];
                };
            };
            400: components["responses"]["BadRequestList"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCustomField: {
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
        /** @description The question. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomFieldRequest"];
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    deleteCustomField: {
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
                 * @description The custom field.
                 * @example KF5R8T2Y6U9P3A
                 */
                customFieldId: components["parameters"]["CustomFieldIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
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
    modifyCustomField: {
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
                 * @description The custom field.
                 * @example KF5R8T2Y6U9P3A
                 */
                customFieldId: components["parameters"]["CustomFieldIdInPath"];
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyCustomFieldRequest"];
            };
        };
        responses: {
            /** @description The field as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"];
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenCommand"];
            /** @description What the request names is not there for the person who asks. Nothing was done. */
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
            /** @description The request is as contracted, and yet cannot be done. Nothing was done. */
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
    getPortalSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setPortalSettings: {
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
        /** @description The settings as they shall be. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPortalSettingsRequest"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSettings"];
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
    getNotificationSecret: {
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
            /** @description The secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSecret"];
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
    rotateNotificationSecret: {
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
        /** @description How the old secret gives way. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateNotificationSecretRequest"];
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSecret"];
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
