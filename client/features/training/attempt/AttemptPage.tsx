import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Attempt } from '#shared/api/training.ts';
import { Found } from '../Found.tsx';
import { attemptQuery } from '../queries.ts';
import { AttemptResult } from './AttemptResult.tsx';
import { AttemptRunner } from './AttemptRunner.tsx';

/** `/formation/tentatives/:id` */
export function AttemptPage() {
  const { id } = useParams({ from: '/formation/tentatives/$id' });
  const attempt = useQuery(attemptQuery(id));
  return (
    <Found query={attempt} loading="Ouverture du test…">
      {(data) => <AttemptView key={data.id} attempt={data} />}
    </Found>
  );
}

/** The last correction is read before the result: the end waits for the person. */
function AttemptView({ attempt }: { attempt: Attempt }) {
  const [isOver, setOver] = useState(attempt.state === 'done');
  const end = (): void => {
    setOver(true);
    scrollTo({ top: 0 });
  };
  return isOver ? <AttemptResult attempt={attempt} /> : <AttemptRunner attempt={attempt} onEnd={end} />;
}
