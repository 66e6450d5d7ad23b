import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Backup, ServiceState } from '#shared/api/service.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';
import { counted, formatBytes } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { CopyLine } from '../CopyLine.tsx';
import { formatMoment } from '../../../moments.ts';
import { serviceQuery } from '../queries.ts';

/** A large base is copied, then read whole. */
const PATIENCE = 10 * 60_000;

/** Copies of the whole base: what there is, when the next one is made, how to come back to one. */
export function BackupsPage() {
  const client = useQueryClient();
  const service = useQuery({ ...serviceQuery, enabled: useMay('service:read') });
  const mayBackUp = useMay('service:backup') && service.data?.database.engine === 'sqlite';
  const make = useMutation({
    mutationFn: () => request<Backup>('/api/service/backups', { method: 'POST', limit: PATIENCE }),
    onSuccess: () => toast('La sauvegarde est faite, et relue entière.'),
    onSettled: () => client.invalidateQueries({ queryKey: serviceQuery.queryKey }),
  });
  return (
    <AdminPage
      title="Sauvegardes"
      lead={
        service.data?.database.engine === 'postgres'
          ? 'Des copies de toute la base, faites hors de Clausier.'
          : 'Des copies de toute la base, faites pendant que Clausier tourne, et relues entières.'
      }
      needs="service:read"
      actions={
        mayBackUp ? (
          <Button variant="primary" onPress={() => make.mutate()} isBusy={make.isPending} busyLabel="Sauvegarde…">
            Sauvegarder maintenant
          </Button>
        ) : undefined
      }
    >
      {make.isError && <ProblemNotice error={make.error} />}
      <QueryView query={service} loading="Lecture des sauvegardes…">
        {({ backups, database }) =>
          database.engine === 'postgres' ? (
            <Elsewhere />
          ) : (
            <div className="part-page">
              <Rhythm backups={backups} />
              <Copies items={backups.items} />
              <Restore folder={backups.folder} last={backups.items.find(({ state }) => state === 'checked')?.name ?? '<fichier>'} />
            </div>
          )
        }
      </QueryView>
    </AdminPage>
  );
}

/** On PostgreSQL: nothing here is made by Clausier, nothing is known of what is. */
function Elsewhere() {
  return (
    <div className="stack admin-narrow">
      <p>
        Les données sont dans PostgreSQL&#x202f;: Clausier n’en fait pas de copie. Les sauvegardes sont celles du serveur de bases de données (
        <code className="fingerprint">pg_dump</code>), que tient votre service informatique.
      </p>
      <p>
        Le dossier de données de Clausier se sauvegarde aussi&#x202f;: il garde les fichiers d’achats et de marchés importés. Les commandes sont dans le guide
        d’exploitation (<code className="fingerprint">docs/exploitation.md</code>).
      </p>
    </div>
  );
}

function Rhythm({ backups: { everyHours, nextAt, failure, folder } }: { backups: ServiceState['backups'] }) {
  const { backupsDaily, backupsWeekly, backupsMonthly } = LIMITS;
  return (
    <div className="stack admin-narrow">
      {failure && (
        <Finding tone="blocks" title={frenchTypography(failure)} rule="Dernière sauvegarde manquée. Corrigez la cause, puis sauvegardez maintenant." />
      )}
      <p>
        {everyHours === 0
          ? 'Le serveur n’en fait pas de lui-même\u202f: faites-en une avant tout changement important, ou programmez-les.'
          : `Une toutes les ${counted(everyHours, 'heure')}${nextAt ? `, la prochaine le ${formatMoment(nextAt)}` : ''}.`}{' '}
        {`Sont gardées les ${backupsDaily} dernières journées, ${backupsWeekly} semaines et ${backupsMonthly} mois.`}
      </p>
      <p>
        Elles sont dans le dossier <code className="fingerprint">{folder}</code>&#x202f;: copiez-le régulièrement sur une autre machine.
      </p>
    </div>
  );
}

const COLUMNS: Column<Backup>[] = [
  { id: 'at', header: 'Faite le', isRowHeader: true, cell: ({ at }) => <time dateTime={at}>{formatMoment(at)}</time> },
  { id: 'bytes', header: 'Taille', isNumeric: true, cell: ({ bytes }) => formatBytes(bytes) },
  {
    id: 'state',
    header: 'État',
    cell: ({ state }) => (state === 'checked' ? <Tag tone="green">Relue, saine</Tag> : <Tag tone="rust">Abîmée, à ne pas restaurer</Tag>),
  },
  { id: 'name', header: 'Fichier', cell: ({ name }) => <code className="fingerprint">{name}</code> },
];

function Copies({ items }: { items: readonly Backup[] }) {
  if (items.length === 0)
    return (
      <EmptyState title="Aucune sauvegarde pour l’instant">
        <p>La première se fait en quelques secondes, sans gêner personne.</p>
      </EmptyState>
    );
  return <DataTable caption={counted(items.length, 'sauvegarde')} columns={COLUMNS} rows={items} rowKey={({ name }) => name} />;
}

/** @param last the most recent sound one */
function Restore({ folder, last }: { folder: string; last: string }) {
  return (
    <section className="stack admin-narrow" aria-labelledby="restore">
      <h2 id="restore">Restaurer</h2>
      <p>
        La restauration se fait sur le serveur, en ligne de commande, avec les variables d’environnement de Clausier&#x202f;: la page ne peut pas remplacer la
        base qu’elle lit.
      </p>
      <ol className="steps">
        <li>Arrêtez Clausier.</li>
        <li>
          <CopyLine
            label="Dans le dossier de Clausier, lancez, avec le fichier voulu"
            text={`npm run clausier -- restore ${folder}/${last}`}
            copyLabel="Copier la commande"
          />
        </li>
        <li>Démarrez Clausier. La base d’avant est mise de côté, et chacun se reconnecte.</li>
      </ol>
    </section>
  );
}
