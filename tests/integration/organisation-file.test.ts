import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { importOrganisation } from '../../server/usecases/organisation/import-organisation.ts';
import { checkChain } from '../../server/usecases/journal/check-journal.ts';
import { createScheme } from '../../server/usecases/schemes/create-scheme.ts';
import { createTender } from '../../server/usecases/tenders/create-tender.ts';
import { removeTender } from '../../server/usecases/tenders/remove-tender.ts';
import { FileScheme, FileTender, ORGANISATION_FORMAT_VERSION, OrganisationManifest } from '../../shared/api/organisation-file.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { brokenKeys, setInContent } from '../support/database.ts';
import { exported, type Files, forged, imported } from '../support/organisation-file.ts';
import { addOrganisation, addPerson, addTeam, type TestPerson } from '../support/people.ts';

let app: TestApp;
const opened: TestApp[] = [];
const server = async (): Promise<TestApp> => {
  const made = await testApp({ environment: SERVED });
  opened.push(made);
  return made;
};
const closeAll = async () => {
  for (const one of opened.splice(0)) await one.close();
};
const eachOnItsOwn = () => {
  beforeEach(async () => {
    app = await server();
  });
  afterEach(closeAll);
};

const rawOf = ({ raw }: TestApp) => raw;
const count = (on: TestApp, table: string, organisationId: string) =>
  rawOf(on).prepare<[string], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE organisation_id = ?`).get(organisationId)?.n;

/** An organisation that has worked: teams, people, a logo, a scheme with a kept version, consultations with their files, shares, its own labour share. */
async function lived(on: TestApp): Promise<{ administrator: TestPerson; schemeId: string; tenderId: string }> {
  addTeam(on, 'achats', 'Achats');
  const administrator = addPerson(on, { roles: ['administrator'], name: 'Camille Exemple', email: 'camille@exemple.test' });
  const buyer = addPerson(on, { roles: ['buyer'], teamIds: ['achats'], name: 'Sacha Exemple', passwordHash: '$argon2id$un-secret' });
  const raw = rawOf(on);
  raw.exec("UPDATE organisations SET name = 'Département de l’Exemple', siret = '12345678200010', contact = 'Poste 12' WHERE id = 'local'");
  raw
    .prepare(
      "INSERT INTO files (id, organisation_id, kind, name, media_type, bytes, width, height, warnings, data, created_at) VALUES ('logo-1', 'local', 'logo', 'Logo.png', 'image/png', 4, 300, 200, '[]', ?, '2026-11-23T09:00:00.000Z')",
    )
    .run(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  raw.exec("INSERT INTO labour_shares VALUES ('local', 'gros-oeuvre', 4200, 'Notre observatoire', '2026-11-23T09:00:00.000Z')");
  const { context } = on.opened;
  const actor = { personId: administrator.id, organisationId: 'local', roles: ['administrator'] } as const;
  const idOf = (made: { id: string } | Refusal): string => {
    if (isRefusal(made)) throw new Error(made.message);
    return made.id;
  };
  const schemeId = idOf(await createScheme(context, actor, { title: 'Notre schéma' }));
  raw.prepare("UPDATE schemes SET team_id = 'achats' WHERE id = ?").run(schemeId);
  setInContent(raw, 'schemes', schemeId, ['presentation', 'logoFileId'], 'logo-1');
  raw.prepare('INSERT INTO scheme_versions SELECT id, revision, created_at, ?, \'["title"]\', content FROM schemes WHERE id = ?').run(buyer.id, schemeId);
  const tenderId = idOf(await createTender(context, actor, { title: 'Entretien des collèges' }));
  setInContent(raw, 'tenders', tenderId, ['schemeId'], schemeId);
  raw
    .prepare(
      `INSERT INTO tender_documents (id, tender_id, organisation_id, piece, name, media_type, bytes, reading, created_at, data)
       VALUES ('doc-1', ?, 'local', 'ccap', 'CCAP l’été ../..docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 4, '{"version":0,"outline":[],"paragraphs":[],"existing":[],"guessedPiece":null,"warnings":[]}', '2026-11-23T09:00:00.000Z', ?)`,
    )
    .run(tenderId, Buffer.from([0x50, 0x4b, 3, 4]));
  raw.prepare("INSERT INTO shares VALUES ('local', 'tender', ?, 'person', ?, 'write')").run(tenderId, buyer.id);
  raw.prepare("INSERT INTO shares VALUES ('local', 'scheme', ?, 'team', 'achats', 'read')").run(schemeId);
  await removeTender(context, actor, idOf(await createTender(context, actor, { title: 'À la corbeille' })));
  return { administrator, schemeId, tenderId };
}

const edit = (files: Files, name: string, change: (value: Record<string, unknown>) => void): void => {
  const value = JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
  change(value);
  files[name] = strToU8(JSON.stringify(value));
};

describe('the export', () => {
  eachOnItsOwn();

  it('gives the administrator one zip that says what it holds, with no secret', async () => {
    const { administrator, schemeId, tenderId } = await lived(app);
    const reply = await administrator.call({ method: 'GET', url: '/api/organisation/export.zip' });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('application/zip');
    expect(reply.headers['content-disposition']).toBe('attachment; filename="organisation-departement-de-l-exemple.zip"');
    const files = unzipSync(reply.rawPayload);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    expect([...Value.Errors(OrganisationManifest, manifest)]).toEqual([]);
    expect(manifest.counts).toEqual({
      ...{ people: 2, teams: 1, schemes: 2, versions: 1, tenders: 2, documents: 1, files: 1, labourShares: 1, journal: 5 },
      ...{ departments: 0, contacts: 0, events: 0, ownModules: 0, training: 0, figures: 0, reviews: 0 },
      ...{ together: 0, rounds: 0, publications: 0, participations: 0, clauses: 0, clauseUse: 0, law: 0 },
    });
    expect(Object.keys(files).sort()).toEqual([...Object.keys(manifest.entries), 'manifest.json'].sort());
    expect(Object.keys(files)).toContain(`tenders/${tenderId}/documents/doc-1/ccap-l-ete.docx`);
    expect([...Value.Errors(FileScheme, JSON.parse(strFromU8(files[`schemes/${schemeId}.json`] ?? new Uint8Array())))]).toEqual([]);
    expect([...Value.Errors(FileTender, JSON.parse(strFromU8(files[`tenders/${tenderId}.json`] ?? new Uint8Array())))]).toEqual([]);
    expect(strFromU8(files['LISEZMOI.txt'] ?? new Uint8Array())).toContain('Département de l’Exemple');
    const whole = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('\n');
    for (const secret of ['argon2id', 'totp', 'password', 'cookie']) expect(whole.toLowerCase()).not.toContain(`"${secret}`);
    expect(whole).not.toContain('un-secret');
    expect((await administrator.call({ method: 'GET', url: '/api/audit' })).json().items[0]).toMatchObject({ action: 'organisation.exported' });
  });

  it('is refused to who does not administer, and holds nothing of another organisation', async () => {
    const { administrator } = await lived(app);
    for (const role of ['auditor', 'jurist'] as const)
      expect((await addPerson(app, { roles: [role] }).call({ method: 'GET', url: '/api/organisation/export.zip' })).statusCode).toBe(403);
    addOrganisation(app, 'autre', 'Autre organisation');
    const other = addPerson(app, { roles: ['administrator', 'buyer'], organisationId: 'autre', name: 'Noa Ailleurs' });
    await other.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Secret d’ailleurs' } });
    const { rawPayload } = await administrator.call({ method: 'GET', url: '/api/organisation/export.zip' });
    const whole = Object.values(unzipSync(rawPayload))
      .map((bytes) => strFromU8(bytes))
      .join('\n');
    expect(whole).not.toMatch(/ailleurs/i);
  });
});

describe('the import', () => {
  eachOnItsOwn();

  it('gives back in a new database the organisation that left, and the same file again', async () => {
    await lived(app);
    const first = await exported(app);
    const fresh = await server();
    const done = await imported(fresh, first);
    expect(done).toMatchObject({ organisationId: 'local', name: 'Département de l’Exemple', counts: { people: 2, teams: 1, schemes: 2, tenders: 2 } });
    expect(done.administratorIds).toHaveLength(1);
    expect(brokenKeys(fresh)).toEqual([]);
    expect(await checkChain(fresh.opened.context, 'local')).toMatchObject({ whole: true });

    const states = rawOf(fresh).prepare<[], Record<string, unknown>>('SELECT state, password_hash, totp_secret FROM people').all();
    expect(states).toEqual([
      { state: 'invited', password_hash: null, totp_secret: null },
      { state: 'invited', password_hash: null, totp_secret: null },
    ]);

    const [before, after] = [unzipSync(first), unzipSync(await exported(fresh))];
    const apart = ['manifest.json', 'people.json', 'journal.jsonl', 'chain.json'];
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    for (const name of Object.keys(before).filter((known) => !apart.includes(known)))
      expect({ name, text: strFromU8(after[name] ?? new Uint8Array()) }).toEqual({ name, text: strFromU8(before[name] ?? new Uint8Array()) });
    const [journalBefore, journalAfter] = [before, after].map((files) => strFromU8(files['journal.jsonl'] ?? new Uint8Array()));
    expect(journalAfter?.startsWith(journalBefore ?? '?')).toBe(true);
    expect(journalAfter?.slice(journalBefore?.length)).toMatch(/organisation\.imported.*\n.*organisation\.exported/);
    const people = (files: Files) => strFromU8(files['people.json'] ?? new Uint8Array());
    expect(people(after)).toBe(people(before).replaceAll('"active"', '"invited"'));
  });

  it('stands beside the original on the same server, everything under new ids, nothing mixed', async () => {
    const { administrator, schemeId, tenderId } = await lived(app);
    const zip = await exported(app);
    const before = unzipSync(await exported(app));
    const { organisationId } = await imported(app, zip);
    expect(organisationId).not.toBe('local');
    for (const table of ['people', 'teams', 'schemes', 'tenders', 'tender_documents', 'files', 'labour_shares', 'shares'])
      expect([table, count(app, table, organisationId)]).toEqual([table, count(app, table, 'local')]);
    expect(brokenKeys(app)).toEqual([]);

    const files = unzipSync(await exported(app, organisationId));
    const whole = Object.entries(files)
      .filter(([name]) => !['journal.jsonl', 'manifest.json', 'chain.json'].includes(name))
      .map(([, bytes]) => strFromU8(bytes))
      .join('\n');
    for (const id of [administrator.id, `"${schemeId}"`, `"${tenderId}"`, '"achats"', '"logo-1"', '"doc-1"', '"exemple"']) expect(whole).not.toContain(id);

    const twin = addPerson(app, { roles: ['auditor', 'buyer'], organisationId });
    const tender = (await twin.call({ method: 'GET', url: '/api/tenders' })).json().items[0];
    const schemes: { id: string; title: string }[] = (await twin.call({ method: 'GET', url: '/api/schemes' })).json().items;
    const scheme = schemes.find(({ title }) => title === 'Notre schéma');
    expect((await twin.call({ method: 'GET', url: `/api/tenders/${tender.id}` })).json().schemeId).toBe(scheme?.id);
    const { presentation } = (await twin.call({ method: 'GET', url: `/api/schemes/${scheme?.id}` })).json();
    expect((await twin.call({ method: 'GET', url: `/api/files/${presentation.logoFileId}` })).statusCode).toBe(200);
    expect((await twin.call({ method: 'GET', url: `/api/schemes/${schemeId}` })).statusCode).toBe(404);

    const after = unzipSync(await exported(app));
    for (const name of Object.keys(before).filter((known) => !['manifest.json', 'journal.jsonl', 'chain.json'].includes(known)))
      expect([name, after[name]]).toEqual([name, before[name]]);
    for (const id of ['local', organisationId]) expect(await checkChain(app.opened.context, id)).toMatchObject({ whole: true });
  });

  it('becomes the desk only when nobody ever used it', async () => {
    await lived(app);
    const zip = await exported(app);
    const used = await testApp();
    opened.push(used);
    await used.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Un travail en cours' } });
    const { organisationId } = await imported(used, zip);
    expect(organisationId).not.toBe('local');
    expect((await used.call({ method: 'GET', url: '/api/tenders' })).json()).toMatchObject({ total: 1, items: [{ title: 'Un travail en cours' }] });
  });

  it('fills what an earlier Clausier did not have yet', async () => {
    const { schemeId } = await lived(app);
    const files = unzipSync(await exported(app));
    const zip = forged(files, (copy) => edit(copy, `schemes/${schemeId}.json`, (scheme) => Object.assign(scheme, { content: { title: 'Sans rien d’autre' } })));
    const fresh = await server();
    await imported(fresh, zip);
    const reader = addPerson(fresh, { roles: ['auditor'] });
    expect((await reader.call({ method: 'GET', url: `/api/schemes/${schemeId}` })).json()).toMatchObject({ title: 'Sans rien d’autre', figures: [] });
  });

  it('copies a journal as it is: broken there, it shows as broken here', async () => {
    await lived(app);
    rawOf(app).exec('DELETE FROM audit_lines WHERE seq = 2');
    const fresh = await server();
    await imported(fresh, await exported(app));
    expect(await checkChain(fresh.opened.context, 'local')).toMatchObject({ whole: false, brokenAt: 2 });
  });
});

describe('a file that does not hold', () => {
  let files: Files;
  let fresh: TestApp;
  let ids: { schemeId: string; tenderId: string };
  // A file that is refused changes nothing: one server for all of them.
  beforeAll(async () => {
    app = await server();
    ids = await lived(app);
    files = unzipSync(await exported(app));
    fresh = await server();
  });
  afterAll(closeAll);

  const refused = async (zip: Uint8Array) => {
    const done = await importOrganisation(fresh.opened.context, zip);
    expect(count(fresh, 'people', 'local')).toBe(0);
    expect(rawOf(fresh).prepare('SELECT id, name FROM organisations').all()).toEqual([{ id: 'local', name: 'Ce poste' }]);
    return isRefusal(done) ? `${done.refused} ${done.message}` : 'imported';
  };

  it('is refused when an entry is changed, missing or added behind the manifest', async () => {
    expect(await refused(zipSync({ ...files, 'teams.json': strToU8('[]') }))).toMatch(/UNREADABLE_FILE .*teams\.json/);
    const { 'people.json': _people, ...without } = files;
    expect(await refused(zipSync(without))).toMatch(/people\.json.*manque/);
    expect(await refused(zipSync({ ...files, 'autre.json': strToU8('{}') }))).toMatch(/autre\.json.*manifeste/);
  });

  it('is refused when it comes from a later format, or is another zip', async () => {
    expect(
      await refused(forged(files, (copy) => edit(copy, 'manifest.json', (manifest) => Object.assign(manifest, { version: ORGANISATION_FORMAT_VERSION + 1 })))),
    ).toMatch(/^UNSUPPORTED_FILE/);
    expect(await refused(zipSync({ 'a.txt': strToU8('a') }))).toMatch(/manifest\.json.*manque/);
    expect(await refused(strToU8('pas un zip'))).toMatch(/^UNREADABLE_FILE/);
  });

  it('names the entry and the place of what does not fit', async () => {
    const wrongTitle = forged(files, (copy) => edit(copy, `schemes/${ids.schemeId}.json`, ({ content }) => Object.assign(Object(content), { title: 7 })));
    expect(await refused(wrongTitle)).toContain(`schemes/${ids.schemeId}.json », à « /content/title »`);
    const wrongLot = forged(files, (copy) =>
      edit(copy, `tenders/${ids.tenderId}.json`, ({ content }) => Object.assign(Object(content), { lots: [{ number: 'un' }] })),
    );
    expect(await refused(wrongLot)).toContain(`tenders/${ids.tenderId}.json`);
    const wrongRole = forged(files, (copy) => edit(copy, 'people.json', (people) => Object.assign(Object(people)[0], { roles: ['root'] })));
    expect(await refused(wrongRole)).toContain('people.json », à « /0/roles/0 »');
  });

  it('is refused when a team is missing, an address is there twice, a picture is a page, a line is out of place', async () => {
    expect(
      await refused(forged(files, (copy) => edit(copy, `schemes/${ids.schemeId}.json`, (scheme) => Object.assign(scheme, { teamId: 'ailleurs' })))),
    ).toContain('ailleurs');
    expect(
      await refused(
        forged(files, (copy) =>
          edit(copy, 'people.json', (people) => {
            for (const one of Object.values(people)) Object.assign(Object(one), { email: 'meme@exemple.test' });
          }),
        ),
      ),
    ).toContain('deux fois');
    expect(
      await refused(forged(files, (copy) => edit(copy, 'files.json', (images) => Object.assign(Object(images)[0], { mediaType: 'text/html' })))),
    ).toContain('files.json');
    const journal = strFromU8(files['journal.jsonl'] ?? new Uint8Array());
    expect(await refused(forged(files, (copy) => Object.assign(copy, { 'journal.jsonl': strToU8(journal + journal) })))).toContain('pas à sa place');
  });

  it('is refused when it would swell beyond measure, before anything is inflated', async () => {
    expect(await refused(zipSync({ ...files, 'teams.json': new Uint8Array(30_000_000) }))).toMatch(/^UNREADABLE_FILE/);
  });

  it('never crashes, whatever was changed in it: refused, or brought in whole', async () => {
    const zip = zipSync(files);
    const names = Object.keys(files);
    const spoilt = fc.oneof(
      // Bytes of the zip itself.
      fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
        const copy = zip.slice();
        for (const [at, value] of changes) copy[at] = value;
        return copy;
      }),
      fc.nat(zip.length).map((length) => zip.slice(0, length)),
      // An entry, with a manifest made again to agree.
      fc
        .tuple(fc.constantFrom(...names), fc.json())
        .map(([name, text]) => forged(files, (copy) => Object.assign(copy, name === 'manifest.json' ? {} : { [name]: strToU8(text) }))),
      fc.tuple(fc.constantFrom(...names), fc.nat(), fc.constantFrom('null', '[]', '"x"', '{}', '-1', '"2026"', '"__proto__"')).map(([name, at, value]) =>
        forged(files, (copy) => {
          if (name === 'manifest.json' || !name.endsWith('.json')) return;
          let left = at;
          const values = strFromU8(copy[name] ?? new Uint8Array()).match(/(?<=: )("[^"]*"|\d+|null|true|false)/g) ?? [];
          left = values.length === 0 ? 0 : at % values.length;
          let seen = -1;
          copy[name] = strToU8(
            strFromU8(copy[name] ?? new Uint8Array()).replace(/(?<=: )("[^"]*"|\d+|null|true|false)/g, (found) => (++seen === left ? value : found)),
          );
        }),
      ),
    );
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        const before = rawOf(fresh).prepare('SELECT count(*) AS n FROM organisations').get();
        const done = await importOrganisation(fresh.opened.context, bytes);
        if (!isRefusal(done)) return;
        refusals += 1;
        expect(rawOf(fresh).prepare('SELECT count(*) AS n FROM organisations').get()).toEqual(before);
      }),
      { numRuns: 150 },
    );
    expect(refusals).toBeGreaterThan(50);
    expect(brokenKeys(fresh)).toEqual([]);
  });
});
