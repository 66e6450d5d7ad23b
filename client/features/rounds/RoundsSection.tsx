/** In the scheme: its review rounds, who was consulted, and the gesture that takes one of them into « Concertation ». */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoundSummary } from '#shared/api/rounds.ts';
import { counted, formatDay } from '#shared/format.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useReadOnly } from '../../ui/ReadOnly.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Section } from '../../workspace/Section.tsx';
import { useSaverState } from '../schemes/save/useScheme.ts';
import { OpenRoundDialog } from './OpenRoundDialog.tsx';
import { roundsQuery } from './queries.ts';
import './rounds.css';

export function RoundsSection() {
  const { document: scheme } = useSaverState();
  const rounds = useQuery(roundsQuery(scheme.id));
  const isReadOnly = useReadOnly();
  const mayOpen = useMay('scheme:round') && !isReadOnly;
  const [isOpening, setOpening] = useState(false);
  return (
    <Section
      title="Relectures des directions"
      anchor="rounds"
      lead="Chaque direction relit ses passages, sur un texte figé, et répond avant une date."
      actions={mayOpen && <Button onPress={() => setOpening(true)}>Ouvrir une relecture</Button>}
    >
      <QueryView query={rounds} loading="Lecture des relectures…">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Aucune relecture pour l’instant.</p>
          ) : (
            <ul className="rounds-list">
              {items.map((round) => (
                <RoundLine key={round.id} round={round} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {isOpening && <OpenRoundDialog onClose={() => setOpening(false)} />}
    </Section>
  );
}

function RoundLine({ round: { id, schemeId, title, dueOn, closedAt, parts, answered, late, remarks, open } }: { round: RoundSummary }) {
  const leads = useMay('scheme:round');
  return (
    <li>
      <p className="row">
        {leads ? (
          <Link to="/schemas/$id/relecture/$roundId" params={{ id: schemeId, roundId: id }} search={{}}>
            {title}
          </Link>
        ) : (
          <strong>{title}</strong>
        )}
        {closedAt !== null ? (
          <Tag>Close</Tag>
        ) : late > 0 ? (
          <Tag tone="rust">{counted(late, 'réponse en retard', 'réponses en retard')}</Tag>
        ) : (
          <Tag tone="blue">En cours</Tag>
        )}
      </p>
      <p className="soft small">
        {[
          `pour le ${formatDay(dueOn)}`,
          `${answered} réponse${answered > 1 ? 's' : ''} sur ${parts}`,
          remarks > 0 ? `${counted(remarks, 'remarque')}, ${open === 0 ? 'tout est tranché' : `dont ${open} à trancher`}` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
