import type { TenderLot } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { MODE_WORDS } from '#shared/tender-papers/words.ts';
import { optionsOf } from '../../../../labels.ts';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Fields } from '../../../../workspace/Section.tsx';
import { FlagField } from '../../parts/FlagField.tsx';
import type { StepProps } from '../../workspace.ts';

type Insertion = TenderLot['insertion'];
const MOST_PENALTY = 10_000;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Who, how, with whom, and what happens otherwise: the clause takes it from here, the checks read it. */
export function InsertionTerms({ workspace }: StepProps) {
  const { lot, changeLot, faultOf } = workspace;
  const at = (field: string): string => `lots/${lot.number - 1}/insertion/${field}`;
  const part: Part = {
    insertion: lot.insertion,
    set: (change) => changeLot(lot.id, (now) => ({ ...now, insertion: { ...now.insertion, ...change } })),
    at,
    publicsFault: faultOf(at('publics')),
  };
  return (
    <details className="tender-more">
      <summary>
        <span className="tender-more__title">Préciser l’exécution</span>
        <span className="soft small"> publics, modes, facilitateur, pénalité, reprise du personnel</span>
      </summary>
      <div className="tender-more__body">
        <Publics {...part} />
        <Modes {...part} />
        <Follow {...part} />
        <Transfer {...part} />
        <Limits {...part} />
      </div>
    </details>
  );
}

type Part = { insertion: Insertion; set: (change: Partial<Insertion>) => void; at: (field: string) => string; publicsFault: string | undefined };

/** Whom the hours are for. */
function Publics({ insertion, set, at, publicsFault }: Part) {
  return (
    <Anchor name={at('publics')}>
      <TextArea
        label="Publics"
        help="Les personnes éloignées de l’emploi visées. Vide&#x202f;: la liste de la clause."
        rows={2}
        maxLength={LIMITS.longText}
        value={insertion.publics}
        onChange={(publics) => set({ publics })}
        error={publicsFault}
      />
    </Anchor>
  );
}

/** How the company may do it: the choice is its own. */
function Modes({ insertion, set, at }: Part) {
  const toggle = (mode: Insertion['modes'][number], isOn: boolean): void =>
    set({ modes: isOn ? [...insertion.modes, mode] : insertion.modes.filter((one) => one !== mode) });
  return (
    <Anchor name={at('modes')}>
      <fieldset className="choice-group">
        <legend className="field__label">Modes ouverts à l’entreprise</legend>
        <span className="field__help">Elle choisit. N’en ouvrir qu’un restreint la concurrence.</span>
        <div className="choice-group__options choice-group__options--inline">
          {optionsOf(MODE_WORDS).map(({ value, label }) => (
            <Checkbox key={value} label={capital(label)} isSelected={insertion.modes.includes(value)} onChange={(isOn) => toggle(value, isOn)} />
          ))}
        </div>
      </fieldset>
    </Anchor>
  );
}

/** Who follows the hours, and what a missing one costs. */
function Follow({ insertion, set, at }: Part) {
  return (
    <>
      <Fields>
        <Anchor name={at('facilitator')}>
          <TextField
            label="Facilitateur"
            help="Structure qui suit les heures."
            maxLength={LIMITS.shortText}
            value={insertion.facilitator}
            onChange={(facilitator) => set({ facilitator })}
          />
        </Anchor>
        <Anchor name={at('penaltyPerHourCents')}>
          <NumberInput
            label="Pénalité par heure manquante"
            help="0 s’il n’y en a pas."
            unit="€"
            min={0}
            max={MOST_PENALTY}
            scale={100}
            value={insertion.penaltyPerHourCents}
            onChange={(penaltyPerHourCents) => set({ penaltyPerHourCents })}
          />
        </Anchor>
      </Fields>
      <Anchor name={at('formalNotice')}>
        <FlagField label="Une mise en demeure précède la pénalité" value={insertion.formalNotice} onChange={(formalNotice) => set({ formalNotice })} />
      </Anchor>
      <Anchor name={at('shortageExemption')}>
        <FlagField
          label="Pas de pénalité si aucun candidat n’a pu être trouvé"
          value={insertion.shortageExemption}
          onChange={(shortageExemption) => set({ shortageExemption })}
        />
      </Anchor>
    </>
  );
}

/** Staff in place that moves to the new holder. */
function Transfer({ insertion, set, at }: Part) {
  return (
    <>
      <Anchor name={at('staffTransfer')}>
        <FlagField
          label="Le personnel en place est à reprendre"
          help="Nettoyage, gardiennage, restauration…"
          value={insertion.staffTransfer}
          onChange={(staffTransfer) => set({ staffTransfer })}
        />
      </Anchor>
      {insertion.staffTransfer === true && (
        <Anchor name={at('transferDeducted')}>
          <FlagField
            label="Les heures sont comptées sans ce personnel"
            help="La méthode «&#160;Service avec reprise de personnel&#160;» le fait."
            value={insertion.transferDeducted}
            onChange={(transferDeducted) => set({ transferDeducted })}
          />
        </Anchor>
      )}
    </>
  );
}

/** What would narrow the competition: reasons asked, or nothing. */
function Limits({ insertion, set, at }: Part) {
  return (
    <Fields>
      <Anchor name={at('publicsReason')}>
        <TextField
          label="Pourquoi un seul type de public"
          help="Vide si tous les publics sont ouverts."
          maxLength={LIMITS.longText}
          value={insertion.publicsReason}
          onChange={(publicsReason) => set({ publicsReason })}
        />
      </Anchor>
      <Anchor name={at('imposedStructure')}>
        <TextField
          label="Structure que le texte nommerait"
          help="À laisser vide&#x202f;: aucune ne peut être imposée."
          maxLength={LIMITS.shortText}
          value={insertion.imposedStructure}
          onChange={(imposedStructure) => set({ imposedStructure })}
        />
      </Anchor>
    </Fields>
  );
}
