import type { ApplicationEvent } from '../domain/application-state.ts';

/**
 * The state table of applications as portal.md has it, written by hand, with every approval switched on. It
 * is what the implementation is held to; nothing here is derived from it.
 *
 * A state: INC, PEN, REJ, REV, ENA, DIS; `+E` and `+D` with an open edit or deletion; `L:` locked by the bank
 * from that state. A cell: the state after, or
 *   gone  there is no application any more
 *   409   APPLICATION_STATE_CONFLICT, and nothing has changed
 *   none  404: there is no such approval, change request or key to name
 *   done  APPROVAL_DECIDED: the only row of the queue is decided
 */
const BY_ORGANISATION = `
          SUBMIT EDIT_TEXT EDIT_SETTINGS DELETE DISABLE ENABLE WITHDRAW_CHANGE CREATE_KEY ROTATE_KEY REVOKE_KEY
INC       PEN    INC       INC           gone   409     409    none            409        none       none
PEN       409    PEN       PEN           gone   409     409    none            PEN        PEN        PEN
REJ       409    REV       REV           gone   409     409    none            REJ        REJ        REJ
REV       409    REV       REV           gone   409     409    none            REV        REV        REV
ENA       409    ENA       ENA+E         ENA+D  DIS     409    none            ENA        ENA        ENA
ENA+E     409    ENA+E     409           409    DIS+E   409    ENA             ENA+E      ENA+E      ENA+E
ENA+D     409    ENA+D     409           409    DIS+D   409    ENA             ENA+D      ENA+D      ENA+D
DIS       409    DIS       DIS+E         DIS+D  409     ENA    none            DIS        DIS        DIS
DIS+E     409    DIS+E     409           409    409     ENA+E  DIS             DIS+E      DIS+E      DIS+E
DIS+D     409    DIS+D     409           409    409     ENA+D  DIS             DIS+D      DIS+D      DIS+D
L:INC     409    409       409           409    409     409    none            409        none       none
L:PEN     409    409       409           409    409     409    none            409        409        L:PEN
L:REJ     409    409       409           409    409     409    none            409        409        L:REJ
L:REV     409    409       409           409    409     409    none            409        409        L:REV
L:ENA     409    409       409           409    409     409    none            409        409        L:ENA
L:ENA+E   409    409       409           409    409     409    409             409        409        L:ENA+E
L:ENA+D   409    409       409           409    409     409    409             409        409        L:ENA+D
L:DIS     409    409       409           409    409     409    none            409        409        L:DIS
L:DIS+E   409    409       409           409    409     409    409             409        409        L:DIS+E
L:DIS+D   409    409       409           409    409     409    409             409        409        L:DIS+D
`;

const BY_BANK = `
          EDIT_TEXT EDIT_SETTINGS DELETE  LOCK    UNLOCK APPROVE REJECT APPROVE_CHANGE REJECT_CHANGE WITHDRAW_CHANGE
INC       409       409           409     L:INC   409    none    none   none           none          none
PEN       409       409           409     L:PEN   409    ENA     REJ    none           none          none
REJ       409       409           409     L:REJ   409    done    done   none           none          none
REV       409       409           409     L:REV   409    ENA     REJ    none           none          none
ENA       409       409           409     L:ENA   409    done    done   none           none          none
ENA+E     409       409           409     L:ENA+E 409    done    done   ENA            ENA           409
ENA+D     409       409           409     L:ENA+D 409    done    done   gone           ENA           409
DIS       409       409           409     L:DIS   409    done    done   none           none          none
DIS+E     409       409           409     L:DIS+E 409    done    done   DIS            DIS           409
DIS+D     409       409           409     L:DIS+D 409    done    done   gone           DIS           409
L:INC     L:INC     L:INC         gone    409     INC    none    none   none           none          none
L:PEN     L:PEN     L:PEN         gone    409     PEN    L:ENA   L:REJ  none           none          none
L:REJ     L:REV     L:REV         gone    409     REJ    done    done   none           none          none
L:REV     L:REV     L:REV         gone    409     REV    L:ENA   L:REJ  none           none          none
L:ENA     L:ENA     L:ENA+E       L:ENA+D 409     ENA    done    done   none           none          none
L:ENA+E   L:ENA+E   409           409     409     ENA+E  done    done   L:ENA          L:ENA         L:ENA
L:ENA+D   L:ENA+D   409           409     409     ENA+D  done    done   gone           L:ENA         L:ENA
L:DIS     L:DIS     L:DIS+E       L:DIS+D 409     DIS    done    done   none           none          none
L:DIS+E   L:DIS+E   409           409     409     DIS+E  done    done   L:DIS          L:DIS         L:DIS
L:DIS+D   L:DIS+D   409           409     409     DIS+D  done    done   gone           L:DIS         L:DIS
`;

/** One cell: what an event by a party makes of a state. */
export interface Cell {
  readonly party: 'ORGANISATION' | 'BANK';
  readonly state: string;
  readonly event: ApplicationEvent;
  readonly expected: string;
}

function readGrid(party: Cell['party'], grid: string): Cell[] {
  const [head = '', ...rows] = grid.trim().split('\n');
  const events = head.trim().split(/\s+/) as ApplicationEvent[];
  return rows.flatMap((row) => {
    const [state = '', ...cells] = row.trim().split(/\s+/);
    if (cells.length !== events.length) throw new Error(`the row of ${state} has ${cells.length} cells`);
    return cells.map((expected, i) => ({ party, state, event: events[i] as ApplicationEvent, expected }));
  });
}

/** Every cell that a role can reach at all; the others are 403 ROLE_REQUIRED. */
export const CELLS: readonly Cell[] = [
  ...readGrid('ORGANISATION', BY_ORGANISATION),
  ...readGrid('BANK', BY_BANK),
];

/** The twenty states. */
export const STATES: readonly string[] = [...new Set(CELLS.map(({ state }) => state))];

export const EVENTS: readonly ApplicationEvent[] = [...new Set(CELLS.map(({ event }) => event))];

/** What the table says; undefined where the party has no such event. */
export function cellOf(party: Cell['party'], state: string, event: ApplicationEvent): string | undefined {
  return CELLS.find((cell) => cell.party === party && cell.state === state && cell.event === event)?.expected;
}

/** Whether a key is served in a state of the table. */
export function isServed(state: string): boolean {
  return ['ENA', 'ENA+E', 'ENA+D'].includes(state);
}
