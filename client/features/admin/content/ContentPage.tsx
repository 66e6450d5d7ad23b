import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PackApplied, PackState } from '#shared/api/packs.ts';
import { counted, formatBytes, formatDay, formatNumber } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { formatMoment } from '../../../moments.ts';
import { packsQuery } from '../queries.ts';

/** Two megabytes of text are read and checked before anything changes. */
const PATIENCE = 3 * 60_000;

/** The content in service, and the signed packs that bring a newer one to a server without internet. */
export function ContentPage() {
  const packs = useQuery({ ...packsQuery, enabled: useMay('service:read') });
  return (
    <AdminPage
      title="Contenu"
      lead="Les références, les seuils, les clauses et les questions&#x202f;: d’où vient ce qui est en service, et comment le mettre à jour sans changer de version."
      needs="service:read"
    >
      <QueryView query={packs} loading="Lecture du contenu…">
        {(state) => (
          <div className="part-page">
            <InService state={state} />
            <Apply state={state} />
            <History packs={state.packs} />
          </div>
        )}
      </QueryView>
    </AdminPage>
  );
}

function InService({ state: { edition, source, release, version, unreadable } }: { state: PackState }) {
  return (
    <div className="stack admin-narrow">
      <p>
        <strong>{`Contenu ${formatNumber(edition.number)}, du ${formatDay(edition.day)}`}</strong>
        {source === 'pack' ? ', venu d’un paquet signé.' : `, livré avec Clausier ${version}.`}
        {source === 'pack' && ` Celui de Clausier ${version} est le ${formatNumber(release.number)}, du ${formatDay(release.day)}.`}
      </p>
      {unreadable !== null && (
        <Finding
          tone="warns"
          title={frenchTypography(unreadable)}
          rule="Le contenu livré avec cette version est en service à sa place. Demandez un paquet fait pour cette version, puis appliquez-le."
        />
      )}
    </div>
  );
}

function Apply({ state: { keys } }: { state: PackState }) {
  const client = useQueryClient();
  const mayApply = useMay('pack:apply');
  const apply = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return request<PackState>('/api/packs', { method: 'POST', body, limit: PATIENCE });
    },
    onSuccess: ({ edition }) => {
      toast(`Le contenu ${formatNumber(edition.number)} est en service, pour tout le monde.`);
      return client.invalidateQueries();
    },
  });
  return (
    <section className="stack admin-narrow" aria-labelledby="apply">
      <h2 id="apply">Appliquer un paquet</h2>
      {keys.length === 0 ? (
        <Finding
          tone="notes"
          title="Ce serveur ne fait confiance à aucune clé&#x202f;: aucun paquet n’est accepté."
          rule="La personne qui tient le serveur donne la clé publique de qui diffuse les paquets dans CLAUSIER_PACK_KEYS, puis redémarre&#x202f;: voyez le guide d’exploitation."
        />
      ) : (
        <>
          <p>
            Un paquet est un fichier <code>.json</code> signé. Il est vérifié et contrôlé en entier avant de remplacer le contenu&#x202f;; s’il ne convient pas,
            rien ne change. Vos schémas, vos consultations et vos propres clauses n’y sont pas.
          </p>
          {mayApply && (
            <FileDrop
              isZone
              label="Paquet de mise à jour"
              accept=".json,application/json"
              choose="Choisir un paquet"
              onFile={(file) => apply.mutate(file)}
              isBusy={apply.isPending}
              busyLabel="Vérification…"
            />
          )}
          {apply.isError && <ProblemNotice error={apply.error} />}
          {apply.isSuccess && <LinkButton to="/droit/veille/changements">Voir ce qu’il a changé</LinkButton>}
          <p className="soft small">
            {`${counted(keys.length, 'clé de confiance', 'clés de confiance')}\u202f: `}
            {keys.map((key) => (
              <code key={key} className="fingerprint">
                {key}
              </code>
            ))}
          </p>
        </>
      )}
    </section>
  );
}

const COLUMNS: Column<PackApplied>[] = [
  {
    id: 'number',
    header: 'Contenu',
    isRowHeader: true,
    cell: ({ number, day, inService }) => (
      <>
        {`${formatNumber(number)}, du ${formatDay(day)}`} {inService && <Tag tone="green">En service</Tag>}
      </>
    ),
  },
  { id: 'at', header: 'Appliqué le', cell: ({ appliedAt }) => <time dateTime={appliedAt}>{formatMoment(appliedAt)}</time> },
  { id: 'by', header: 'Par', cell: ({ by }) => by ?? '—' },
  {
    id: 'changes',
    header: 'A changé',
    cell: ({ added, changed, removed }) => `${formatNumber(added)} ajoutés, ${formatNumber(changed)} modifiés, ${formatNumber(removed)} retirés`,
  },
  { id: 'bytes', header: 'Taille', isNumeric: true, cell: ({ bytes }) => formatBytes(bytes) },
  { id: 'sha256', header: 'Empreinte SHA-256', cell: ({ sha256 }) => <code className="fingerprint">{sha256}</code> },
];

function History({ packs }: { packs: readonly PackApplied[] }) {
  if (packs.length === 0) return <p className="soft">Aucun paquet n’a encore été appliqué.</p>;
  return (
    <DataTable caption={counted(packs.length, 'paquet appliqué', 'paquets appliqués')} columns={COLUMNS} rows={packs} rowKey={({ number }) => String(number)} />
  );
}
