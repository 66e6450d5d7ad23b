import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Certificate, CertificateList, ModuleList } from '#shared/api/training.ts';
import { formatDay } from '#shared/format.ts';
import { useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Found } from '../Found.tsx';
import { certificatesQuery, modulesQuery, trainingPath } from '../queries.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { duration, plural } from '../words.ts';
import { AskCertificate } from './AskCertificate.tsx';
import { subjectsOf } from './subjects.ts';

/** `/formation/attestation`: what can be asked for, and what was given. */
export function CertificatesPage() {
  const modules = useQuery(modulesQuery);
  const certificates = useQuery(certificatesQuery);
  const isDesk = useSession()?.mode === 'local';
  return (
    <>
      <PageHeader
        title="Attestations"
        back={<Link to="/formation">← Formation</Link>}
        lead={
          isDesk ? (
            <>
              Une attestation dit ce que vous avez réussi et quand. Code vérifiable sur ce poste, page <Link to="/attestation/{-$code}">Attestation</Link>.
            </>
          ) : (
            'Une attestation dit ce que vous avez réussi et quand. Son code se vérifie par tous, sans rien montrer d’autre que sa validité.'
          )
        }
      />
      <Found query={modules} loading="Lecture de vos réussites…">
        {(list) => (
          <div className="certificates">
            <Asking list={list} />
            <section aria-labelledby="given" className="stack">
              <h2 id="given">Vos attestations</h2>
              <QueryView query={certificates}>{(data) => <Given list={data} />}</QueryView>
            </section>
          </div>
        )}
      </Found>
    </>
  );
}

function Asking({ list }: { list: ModuleList }) {
  const subjects = subjectsOf(list);
  const ready = subjects.filter(({ missing }) => missing.length === 0);
  const [path] = subjects.filter(({ missing }) => missing.length > 0);
  return (
    <>
      {path && (
        <section aria-labelledby="missing" className="stack">
          <h2 id="missing">Pour l’attestation du parcours</h2>
          <p>Il reste {plural(path.missing.length, 'module à réussir', 'modules à réussir')}&#x202f;:</p>
          <ul>
            {path.missing.map(({ id, number, title }) => (
              <li key={id}>
                <Link to="/formation/modules/$id" params={{ id }}>
                  {number === null ? title : `${number}. ${title}`}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ready.length > 0 && <AskCertificate subjects={ready} />}
    </>
  );
}

function Given({ list: { items } }: { list: CertificateList }) {
  const { busy, start } = useDownloadOf();
  if (items.length === 0)
    return (
      <EmptyState title="Aucune attestation pour l’instant">
        <p>Réussissez le parcours ou un module court, puis demandez-la ici.</p>
      </EmptyState>
    );
  const columns: Column<Certificate>[] = [
    {
      id: 'title',
      header: 'Attestation',
      isRowHeader: true,
      cell: ({ code, title }) => (
        <Link to="/formation/attestations/$code" params={{ code }}>
          {title}
        </Link>
      ),
    },
    { id: 'holder', header: 'Nom', cell: ({ holder }) => holder },
    { id: 'succeeded', header: 'Réussie le', cell: ({ succeededOn }) => formatDay(succeededOn) },
    { id: 'minutes', header: 'Durée', cell: ({ minutes }) => duration(minutes) },
    {
      id: 'state',
      header: 'État',
      cell: ({ withdrawnOn }) => (withdrawnOn ? <Tag tone="rust">Retirée le {formatDay(withdrawnOn)}</Tag> : <Tag tone="green">Valide</Tag>),
    },
    {
      id: 'word',
      header: 'Fichier',
      cell: ({ code, title, withdrawnOn }) =>
        withdrawnOn === null && (
          <Button
            small
            isBusy={busy === `${code}.docx`}
            aria-label={`Télécharger en Word\u202f: ${title}`}
            onPress={() => start(trainingPath('certificates', code, 'attestation.docx'), `${code}.docx`)}
          >
            Word
          </Button>
        ),
    },
  ];
  return <DataTable caption={plural(items.length, 'attestation')} columns={columns} rows={items} rowKey={({ code }) => code} />;
}
