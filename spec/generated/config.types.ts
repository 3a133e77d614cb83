// GENERATED from spec/conformance by `npm run generate` (openapi-typescript). Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How `khata conform` runs against one integration. */
        Configuration: {
            /** @description Where an editor finds this schema. */
            $schema?: string;
            profile?: components["schemas"]["ProfileName"];
            driver?: components["schemas"]["DriverSettings"];
            capabilities?: components["schemas"]["DeclaredCapabilities"];
            /** @description Failures that are known. They count as EXPECTED_FAIL until they expire; one that passes is a STALE_EXPECTATION and fails the run, so that the list can only shrink. */
            deviations?: components["schemas"]["Deviation"][];
            /** @description What somebody vouches for where the kit could not see it. It counts as ATTESTED, never as PASS. */
            attestations?: components["schemas"]["Attestation"][];
            /** @description Every scenario is played once with each. */
            seeds?: components["schemas"]["Seed"][];
            /** @description Folder of the report, from the folder of this file. reports/khata when left out. */
            report?: string;
            deadlines?: components["schemas"]["Deadlines"];
        };
        /**
         * @description What must pass. core is what money hangs on, standard is every MUST.
         * @enum {string}
         */
        ProfileName: "core" | "standard";
        Seed: number;
        /** @description How the integration is reached. Either command or url. */
        DriverSettings: {
            /** @description The driver program and its arguments, a word each. No shell reads them. */
            command?: string[];
            /** @description Address of a driver that runs already and takes the commands by POST. */
            url?: string;
            /** @description With url. Kills the integration and starts it again; without it, what must survive a kill is not exercised. */
            restart?: string[];
            /** @description Variables that the program sees besides PATH, HOME, LANG and TZ. */
            env?: {
                [key: string]: string;
            };
            /** @description Folder that the program runs in, from the folder of this file. */
            workingFolder?: string;
        };
        /** @description Capabilities that do not apply to this integration, each with the reason. Checks that need them are NOT_APPLICABLE. */
        DeclaredCapabilities: {
            [key: string]: {
                /** @description Why. */
                notApplicable: string;
            };
        };
        CheckId: string;
        Deviation: {
            check: components["schemas"]["CheckId"];
            /** @description Why it fails and what is being done. */
            reason: string;
            /** @description Who mends it. */
            owner: string;
            /**
             * Format: date
             * @description The last day on which it counts, YYYY-MM-DD in India.
             */
            expires: string;
        };
        Attestation: {
            check: components["schemas"]["CheckId"];
            /** @description What was looked at and how. */
            statement: string;
            /** @description Who vouches for it. */
            owner: string;
        };
        /** @description How long the driver gets, in milliseconds. */
        Deadlines: {
            /** @description Until hello is answered. */
            helloMilliseconds?: number;
            /** @description Until a restart command has ended and it is back. */
            restartMilliseconds?: number;
            /** @description To end by itself when it is told to. */
            endMilliseconds?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
