/** PostgreSQL keeps no U+0000 in a text: it is refused with a sentence, and nothing is written. */
import { expect, it } from 'vitest';
import { testApp } from '../support/app.ts';
import { problem } from '../support/problem.ts';

it('a text with a null character is refused in French', async () => {
  const app = await testApp();
  const { id } = (await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma' } })).json<{ id: string }>();
  const payload = { who: 'Un syndicat', how: '\u0000', on: '2026-08-21', outcome: '' };
  const refused = await app.call({ method: 'POST', url: `/api/schemes/${id}/consulted`, payload });
  expect(problem(refused, 400, 'INVALID_INPUT').detail).toContain('caractère nul');
  await app.close();
});
