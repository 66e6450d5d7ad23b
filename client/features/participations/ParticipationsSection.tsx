/** In the scheme: its public consultations, and the gesture that opens one on the text of this moment. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Participation } from '#shared/api/participations.ts';
import { counted, formatDay } from '#shared/format.ts';
import { NOT_ASKED, STAGE_LABELS } from '#shared/scheme/participation.ts';
import { frenchTypography } from '#shared/typography.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useReadOnly } from '../../ui/ReadOnly.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Section } from '../../workspace/Section.tsx';
import { useSaverState } from '../schemes/save/useScheme.ts';
import { OpenDialog } from './OpenDialog.tsx';
import { participationsQuery } from './queries.ts';
import { STAGE_TONES } from './words.ts';
import './participations.css';

export function ParticipationsSection() {
  const { document: scheme } = useSaverState();
  const consultations = useQuery(participationsQuery(scheme.id));
  const isReadOnly = useReadOnly();
  const mayOpen = useMay('scheme:consult') && !isReadOnly;
  const [isOpening, setOpening] = useState(false);
  return (
    <Section
      title="Consultation du public"
      anchor="participations"
      lead="Une page que tout le monde peut lire, sans compte, sur un texte figé. Les avis attendent votre modération."
      actions={mayOpen && <Button onPress={() => setOpening(true)}>Ouvrir une consultation publique</Button>}
    >
      <p className="soft small">{frenchTypography(NOT_ASKED)}</p>
      <QueryView query={consultations} loading="Lecture des consultations publiques…">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Aucune consultation publique pour l’instant.</p>
          ) : (
            <ul className="participations-list">
              {items.map((participation) => (
                <Line key={participation.id} participation={participation} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {isOpening && <OpenDialog onClose={() => setOpening(false)} />}
    </Section>
  );
}

function Line({ participation: { id, schemeId, title, stage, opensOn, closesOn, counts, takesComments } }: { participation: Participation }) {
  return (
    <li>
      <p className="row">
        <Link to="/schemas/$id/participation/$participationId" params={{ id: schemeId, participationId: id }} search={{}}>
          {title}
        </Link>
        <Tag tone={STAGE_TONES[stage]}>{STAGE_LABELS[stage]}</Tag>
        {counts.waiting > 0 && <Tag tone="ochre">{counted(counts.waiting, 'avis à modérer', 'avis à modérer')}</Tag>}
      </p>
      <p className="soft small">
        {[
          `du ${formatDay(opensOn)} au ${formatDay(closesOn)}`,
          takesComments ? counted(counts.accepted, 'avis publié', 'avis publiés') : 'texte à lire, sans recueil d’avis',
        ].join(' · ')}
      </p>
    </li>
  );
}
