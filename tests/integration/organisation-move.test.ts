/** One organisation brought from a database into another, whatever their engines. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { type Opened, openContext } from '../../server/open.ts';
import { countedOrganisation } from '../../server/usecases/organisation/export-organisation.ts';
import { moveOrganisation, type Moved } from '../../server/usecases/organisation/move-organisation.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { ROLES } from '../../shared/permissions.ts';
import { SERVED, type TestApp, testApp, testConfig } from '../support/app.ts';
import { fillOrganisation } from '../support/organisation.ts';
import { addPerson } from '../support/people.ts';

let app: TestApp;
let file: Opened;
let folder: string;
beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  folder = mkdtempSync(join(tmpdir(), 'clausier-move-'));
  copyFileSync(inject('templateDatabase'), join(folder, 'clausier.db'));
  let count = 0;
  const { clock, workers } = app.opened.context;
  file = await openContext(testConfig(folder, SERVED), { clock, workers, newId: () => `fichier-${++count}` });
});
afterEach(async () => {
  await file.database.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

const moved = (result: Moved | Refusal): Moved => {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
};

/** What an export of each would hold, but for the journal, which says itself that it moved. */
const without = ({ journal: _journal, ...kinds }: Record<string, number>) => kinds;

it('comes in whole, verified, and stays where it was; a second time, it is refused', { timeout: 120_000 }, async () => {
  const { context } = app.opened;
  app.raw.exec("UPDATE organisations SET name = 'Département de l’Exemple' WHERE id = 'local'");
  const author = addPerson(app, { roles: ROLES, name: 'Camille Exemple' });
  await fillOrganisation(app, author, 'marque');
  const before = await countedOrganisation(context, 'local');
  const done = moved(await moveOrganisation(context, file.context, 'local'));
  expect(done).toMatchObject({ organisationId: 'local', name: 'Département de l’Exemple', left: 0, late: false });
  expect(without(done.found)).toEqual(without(before ?? {}));
  expect(await countedOrganisation(context, 'local')).toEqual({ ...before, journal: (before?.journal ?? 0) + 1 });
  expect((await file.context.read.organisations.find('local'))?.name).toBe('Département de l’Exemple');
  expect(await moveOrganisation(context, file.context, 'local')).toMatchObject({ refused: 'INVALID_INPUT', message: expect.stringContaining('est déjà') });
  expect(await moveOrganisation(context, file.context, 'inconnue')).toMatchObject({ refused: 'NOT_FOUND' });
});
