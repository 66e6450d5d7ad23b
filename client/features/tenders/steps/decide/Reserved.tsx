import type { LeverRecommendation } from '#shared/api/recommendations.ts';
import { type Reservation, STRUCTURES, type Structure, type TenderLot } from '#shared/api/tenders.ts';
import { isConcession } from '#shared/tender/names.ts';
import { STRUCTURE_WORDS } from '#shared/tender-papers/words.ts';
import { optionsOf } from '../../../../labels.ts';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { DayInput } from '../../../../ui/DayInput.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { Fields } from '../../../../workspace/Section.tsx';
import { LIMITS } from '#shared/limits.ts';
import { Select } from '../../../../ui/Select.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { useFamilies } from '../../reading/useFamilies.ts';
import type { StepProps } from '../../workspace.ts';
import { withClause, withoutClause } from '../clauses/choose.ts';
import { familyReserving, RESERVATIONS_OF_CONCESSIONS, reservationOf, reservesFor } from './decisions.ts';
import { useMention } from './useMention.ts';
import { RESERVED_FOR } from './words.ts';

/** For whom the lot is reserved: the family that writes it follows the choice. */
export function Reserved({ workspace, item }: StepProps & { item: LeverRecommendation }) {
  const { lot, changeLot, onDay } = workspace;
  const families = useFamilies(onDay);
  const { kind } = lot.reservation;
  const mention = useMention(workspace);
  const choose = (chosen: Exclude<Reservation, 'none'> | null): void => {
    const family = chosen
      ? (familyReserving(chosen, item.clauses) ?? families.items.find(({ slug }) => reservesFor(slug, chosen, isConcession(workspace.tender))))
      : null;
    changeLot(lot.id, (current) => {
      // The sentence of the notice was that of the other reservation.
      const reserved: TenderLot = { ...current, reservation: { ...current.reservation, kind: chosen, noticeMention: '' } };
      const others = reserved.clauses.filter(({ slug }) => reservationOf(slug) !== null && reservationOf(slug) !== chosen);
      const cleared = others.reduce<TenderLot>((rest, { slug }) => withoutClause(rest, families.of(slug)), reserved);
      return family ? withClause(cleared, families.of(family.slug), newId) : cleared;
    });
    if (family) mention(lot.id, family.slug);
  };
  return (
    <Anchor name="reservation/kind">
      <Select
        label={isConcession(workspace.tender) ? 'La concession est réservée à' : 'Le lot est réservé à'}
        {...(isConcession(workspace.tender) ? { help: 'Un seul régime\u202f: handicap et insertion ne se cumulent pas (L.\u00a03113-3).' } : {})}
        value={kind === 'none' ? null : kind}
        emptyLabel="À choisir"
        options={optionsOf(RESERVED_FOR).filter(
          ({ value }) => value === kind || !isConcession(workspace.tender) || RESERVATIONS_OF_CONCESSIONS.includes(value),
        )}
        onChange={choose}
        error={kind === null || kind === 'none' ? 'Dites à qui le lot est réservé\u202f: l’avis et les pièces en dépendent.' : undefined}
      />
      {kind !== null && kind !== 'none' && <ReservationFields workspace={workspace} />}
    </Anchor>
  );
}

/** What the notice and the checks still ask of a reservation. */
function ReservationFields({ workspace }: StepProps) {
  const { lot, changeLot } = workspace;
  const { reservation } = lot;
  const set = (part: Partial<TenderLot['reservation']>): void =>
    changeLot(lot.id, (current) => ({ ...current, reservation: { ...current.reservation, ...part } }));
  return (
    <>
      <Fields>
        <Anchor name="reservation/shareBasisPoints">
          <NumberInput
            label="Part des publics dans la structure"
            help="Vide, la part de la loi s’applique."
            unit="%"
            min={0}
            max={100}
            scale={100}
            value={reservation.shareBasisPoints}
            onChange={(shareBasisPoints) => set({ shareBasisPoints })}
          />
        </Anchor>
        {reservation.kind === 'ess' && (
          <>
            <Anchor name="reservation/sameHolder">
              <Checkbox
                label="La même entreprise a déjà été titulaire sur ce fondement"
                isSelected={reservation.sameHolder === true}
                onChange={(sameHolder) => set({ sameHolder })}
              />
            </Anchor>
            <Anchor name="reservation/earlierAwardOn">
              <DayInput label="Date de ce marché précédent" value={reservation.earlierAwardOn} onChange={(earlierAwardOn) => set({ earlierAwardOn })} />
            </Anchor>
          </>
        )}
      </Fields>
      {reservation.kind !== 'ess' && <Named structures={reservation.structures} onChange={(structures) => set({ structures })} />}
      <Anchor name="reservation/noticeMention">
        <TextArea
          label="Phrase de l’avis qui annonce la réservation"
          help="Reprise de la clause choisie, à adapter. Sans elle, l’avis n’annonce pas la réservation."
          rows={3}
          maxLength={LIMITS.longText}
          value={reservation.noticeMention}
          onChange={(noticeMention) => set({ noticeMention })}
        />
      </Anchor>
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Kinds of structures the pieces name: some are not entitled, and some only lend staff. */
function Named({ structures, onChange }: { structures: readonly Structure[]; onChange: (structures: Structure[]) => void }) {
  const toggle = (structure: Structure, isOn: boolean): void => onChange(STRUCTURES.filter((one) => (one === structure ? isOn : structures.includes(one))));
  return (
    <details className="tender-more">
      <summary>
        <span className="tender-more__title">Structures citées dans vos pièces</span>
        <span className="soft small"> facultatif, vérifié : toutes n’y ont pas droit</span>
      </summary>
      <div className="tender-more__body">
        <Anchor name="reservation/structures">
          <fieldset className="choice-group">
            <legend className="field__label">Le lot vise nommément</legend>
            <div className="choice-group__options choice-group__options--inline">
              {STRUCTURES.map((structure) => (
                <Checkbox
                  key={structure}
                  label={capital(STRUCTURE_WORDS[structure])}
                  isSelected={structures.includes(structure)}
                  onChange={(isOn) => toggle(structure, isOn)}
                />
              ))}
            </div>
          </fieldset>
        </Anchor>
      </div>
    </details>
  );
}
