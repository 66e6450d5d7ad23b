import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Threshold } from '#shared/api/references.ts';
import type { SchemeMeasures } from '#shared/api/reviews.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { formatDay, formatMoney } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { purchasesThreshold, schemePosition } from '#shared/scheme/position.ts';
import { measuredPosition } from '#shared/scheme/purchases.ts';
import { useLawDay } from '../../../lawDay.ts';
import { COMPARISON_LABELS } from '../../../labels.ts';
import { referencesQuery, thresholdsQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { useRecord, useScheme } from '../save/useScheme.ts';
import { useMeasured } from '../useMeasures.ts';

type Position = Scheme['legal']['position'];

const POSITIONS: readonly { value: Position; label: string; help: string }[] = [
  { value: 'obliged', label: 'Obligatoire', help: 'Les achats annuels dépassent le montant fixé par décret.' },
  { value: 'voluntary', label: 'Volontaire', help: 'L’organisation adopte un schéma sans y être tenue.' },
  { value: 'unknown', label: 'À déterminer', help: 'Le montant des achats n’est pas encore connu.' },
];

function reasonFor({ organisation }: Scheme, position: Position, threshold: Threshold): string {
  const limit = threshold.value === null ? 'le montant fixé par décret' : `${formatMoney(threshold.value)} hors taxes`;
  if (organisation.annualPurchasesCents === null || position === 'unknown')
    return `Le montant annuel des achats de l’organisation reste à établir. Au-dessus de ${limit} (article D.\u00a02111-3 du code de la commande publique), le schéma est obligatoire.`;
  const amount = `${formatMoney(organisation.annualPurchasesCents)} hors taxes`;
  const year = organisation.purchasesYear === null ? 'sur une année civile' : `en ${organisation.purchasesYear}`;
  return position === 'obliged'
    ? `Les dépenses de l’organisation au titre des marchés s’élèvent à ${amount} ${year}. Elles dépassent ${limit}, montant fixé par l’article D.\u00a02111-3 du code de la commande publique\u202f: le schéma est obligatoire.`
    : `Les dépenses de l’organisation au titre des marchés s’élèvent à ${amount} ${year}. Elles ne dépassent pas ${limit}, montant fixé par l’article D.\u00a02111-3 du code de la commande publique\u202f: le schéma est volontaire.`;
}

/** Due, voluntary or not known: suggested from the amount, decided by the person. */
export function LegalPosition() {
  const { on } = useLawDay();
  const thresholds = useQuery(thresholdsQuery(on));
  const [legal, set] = useRecord('legal');
  return (
    <Section title="Obligation" anchor="position">
      <QueryView query={thresholds} loading="Lecture du seuil…">
        {({ items }) => {
          const threshold = purchasesThreshold(items);
          return threshold ? <Suggestion threshold={threshold} /> : <Finding tone="notes" title="Aucun montant n’est connu à la date du droit choisie." />;
        }}
      </QueryView>
      <RadioGroup label="Ce schéma est" value={legal.position} onChange={(position) => set({ position })} options={POSITIONS} />
      <TextArea
        label="Pourquoi"
        help="Cette phrase paraît dans le document."
        rows={4}
        maxLength={LIMITS.longText}
        value={legal.reason}
        onChange={(reason) => set({ reason })}
      />
    </Section>
  );
}

const TYPED_TITLES: Record<Position, string> = {
  obliged: 'D’après le montant saisi, le schéma est obligatoire.',
  voluntary: 'D’après le montant saisi, le schéma est volontaire.',
  unknown: 'Le montant des achats n’est pas saisi\u202f: la position reste à déterminer.',
};
const MEASURED_TITLES: Record<Position, string> = {
  obliged: 'D’après la comptabilité importée, le schéma est obligatoire.',
  voluntary: 'D’après la comptabilité importée, le schéma n’est pas obligatoire.',
  unknown: 'La comptabilité importée ne suffit pas à le dire.',
};

type Suggested = { position: Position; title: string; reason: string };

/** From the typed amount; without one, from the accounting: nothing typed is ever written over. */
function suggestedFor(scheme: Scheme, measured: SchemeMeasures | null, threshold: Threshold): Suggested {
  const typed = scheme.organisation.annualPurchasesCents;
  const found = typed === null ? measuredPosition(measured?.purchases?.items ?? []) : null;
  if (found)
    return { position: found.position, title: MEASURED_TITLES[found.position], reason: `${found.reason} Source\u202f: ${measured?.purchases?.source}.` };
  const position = schemePosition(typed, threshold);
  return { position, title: TYPED_TITLES[position], reason: reasonFor(scheme, position, threshold) };
}

/** What the accounting says of the same question, with its source; beside a typed amount too, which it never replaces. */
function MeasuredSpend({ isTyped }: { isTyped: boolean }) {
  const purchases = useMeasured()?.purchases;
  if (!purchases) return null;
  return (
    <>
      {isTyped && <p>La comptabilité importée, de son côté&#x202f;:</p>}
      <ul className="plain-list">
        {purchases.items.map(({ buyer, buyerName, reason }) => (
          <li key={buyer}>{purchases.items.length > 1 ? `${buyerName}\u202f: ${reason}` : reason}</li>
        ))}
      </ul>
      <p className="small soft">
        {`${purchases.source}. `}
        <Link to="/chiffres/achats">Voir les dépenses</Link>
      </p>
    </>
  );
}

function Suggestion({ threshold }: { threshold: Threshold }) {
  const scheme = useScheme();
  const measured = useMeasured();
  const { on } = useLawDay();
  const references = useQuery(referencesQuery(on));
  const [legal, set] = useRecord('legal');
  const { position: suggested, title, reason } = suggestedFor(scheme, measured, threshold);
  const cited = (references.data?.items ?? []).filter(({ id }) => threshold.references.includes(id));
  const prefill = (): void => {
    const before = { position: legal.position, reason: legal.reason };
    set({ position: suggested, reason });
    toast('La position et sa raison sont écrites.', () => set(before));
  };
  return (
    <Finding
      tone={suggested === legal.position && suggested !== 'unknown' ? 'holds' : 'notes'}
      title={title}
      rule={
        <span className="row">
          {cited.map((reference) => (
            <Link key={reference.id} to="/droit/$id" params={{ id: reference.id }}>
              {reference.citation}
            </Link>
          ))}
          <ConfidenceMark value={threshold.confidence} />
        </span>
      }
      mend={
        <Button small onPress={prefill}>
          Reprendre cette position et sa raison
        </Button>
      }
    >
      <p>{`Au ${formatDay(on)}\u202f: ${COMPARISON_LABELS[threshold.comparison]} ${threshold.display ?? 'montant inconnu'} d’achats sur une année civile.`}</p>
      <MeasuredSpend isTyped={scheme.organisation.annualPurchasesCents !== null} />
      {threshold.note && <p className="small">{threshold.note}</p>}
    </Finding>
  );
}
