import { Link } from '@tanstack/react-router';
import type { CompletenessItem } from '#shared/api/completeness.ts';
import { useQuery } from '@tanstack/react-query';
import { formatDay } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { COMPLETENESS_LABELS } from '../../../labels.ts';
import { useLawDay } from '../../../lawDay.ts';
import { referencesQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding, type FindingTone } from '../../../ui/Finding.tsx';
import { FindingLink, stepTitle } from '../parts/FindingLink.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { chaptersOf } from '../preview/chapters.ts';
import { useSchemeDocument } from '../preview/useSchemeDocument.ts';
import { useDownload } from '../useDownload.ts';
import { usePoints } from '../usePoints.ts';
import { StepHeader } from './StepHeader.tsx';
import { PublicationsSection } from '../publications/PublicationsSection.tsx';
import { Versions } from './Versions.tsx';

const TONES: Record<CompletenessItem['status'], FindingTone> = { met: 'holds', partial: 'warns', missing: 'blocks' };
/** What is left to do comes first. */
const ORDER: Record<CompletenessItem['status'], number> = { missing: 0, partial: 1, met: 2 };
const GLYPHS: Record<CompletenessItem['status'], string> = { met: '●', partial: '◐', missing: '○' };

/** The points of the article, what the final version will leave out, the downloads, the kept versions. */
export function VerificationStep() {
  const points = usePoints();
  const { on } = useLawDay();
  return (
    <>
      <StepHeader
        title="Vérification et Word"
        lead={`Le schéma, point par point, face à l’article L.\u00a02111-3 du code de la commande publique, tel qu’il s’applique au ${formatDay(on)}.`}
      />
      <Section title={`${points.met} point${points.met > 1 ? 's' : ''} sur ${points.total}`} anchor="points">
        <ul className="points">
          {[...points.items]
            .sort((a, b) => ORDER[a.status] - ORDER[b.status])
            .map((point) => (
              <li key={point.code}>
                <Point point={point} />
              </li>
            ))}
        </ul>
      </Section>
      <FinalContent />
      <Downloads />
      <PublicationsSection />
      <Versions />
    </>
  );
}

function Point({ point }: { point: CompletenessItem }) {
  const { on } = useLawDay();
  const references = useQuery(referencesQuery(on));
  const cited = (references.data?.items ?? []).filter(({ id }) => point.references.includes(id));
  return (
    <Finding
      tone={TONES[point.status]}
      title={
        <>
          <span aria-hidden="true">{GLYPHS[point.status]} </span>
          {`${point.title}\u202f: ${COMPLETENESS_LABELS[point.status].toLowerCase()}`}
        </>
      }
      rule={
        <span className="row">
          {cited.map((reference) => (
            <Link key={reference.id} to="/droit/$id" params={{ id: reference.id }}>
              {reference.citation}
            </Link>
          ))}
        </span>
      }
      mend={
        point.status === 'met' ? undefined : (
          <FindingLink path={point.path}>
            {`Compléter\u202f: ${stepTitle(point.path)}`}
            <span className="visually-hidden">{` (${point.title})`}</span>
          </FindingLink>
        )
      }
    >
      <p>{point.message}</p>
      {point.buyers && <BuyerPoints buyers={point.buyers} />}
    </Finding>
  );
}

/** Each buyer of a shared scheme, with what it still lacks. */
function BuyerPoints({ buyers }: { buyers: NonNullable<CompletenessItem['buyers']> }) {
  return (
    <ul>
      {buyers.map(({ id, name, lacks }) => (
        <li key={id}>{`${name}\u202f: ${lacks.length === 0 ? 'tout y est' : frenchTypography(lacks.join(' ; '))}`}</li>
      ))}
    </ul>
  );
}

/** Chapters of the draft that only hold a « à compléter »: the final version leaves them out. */
function FinalContent() {
  const draft = useSchemeDocument(false);
  const final = useSchemeDocument(true);
  if (!draft || !final) return null;
  const kept = new Set(final.nodes.flatMap((node) => (node.kind === 'chapter' ? [node.id] : [])));
  const left = chaptersOf(draft).filter(({ id, nodes }) => !kept.has(id) && nodes.every(({ node }) => node.kind === 'gap'));
  const gaps = draft.nodes.flatMap((node) => (node.kind === 'gap' ? [node] : []));
  return (
    <Section title="Ce que la version finale laissera de côté" anchor="final">
      {left.length === 0 && gaps.length === 0 && <p>Rien&#x202f;: tous les chapitres sont écrits.</p>}
      {left.length > 0 && (
        <>
          <p>{left.length > 1 ? 'Ces chapitres sont vides\u202f: ils n’y paraîtront pas.' : 'Ce chapitre est vide\u202f: il n’y paraîtra pas.'}</p>
          <ul>
            {left.map((chapter) => (
              <li key={chapter.id}>
                <FindingLink path={chapter.step}>{chapter.title}</FindingLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {gaps.length > 0 && (
        <details className="prompts">
          <summary>
            {gaps.length > 1 ? `${gaps.length} mentions «\u00a0à compléter\u00a0» du projet` : 'Une mention «\u00a0à compléter\u00a0» du projet'}
          </summary>
          <ul>
            {gaps.map((gap, index) => (
              <li key={`${index} ${gap.step}`}>
                <FindingLink path={gap.step}>{gap.message}</FindingLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Downloads() {
  const { isBusy, start } = useDownload();
  return (
    <Section
      title="Télécharger"
      anchor="word"
      lead="Le projet montre ce qui reste à compléter, la version finale non. Les deux s’ouvrent dans Word et LibreOffice."
    >
      <div className="row">
        <Button reads isBusy={isBusy} busyLabel="Préparation…" onPress={() => start(false)}>
          Télécharger le projet
        </Button>
        <Button reads isDisabled={isBusy} onPress={() => start(true)}>
          Télécharger la version finale
        </Button>
      </div>
    </Section>
  );
}
