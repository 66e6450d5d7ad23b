import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Certificate } from '#shared/api/training.ts';
import { formatDay } from '#shared/format.ts';
import { useSession } from '../../../session.ts';
import { NotFound } from '../../../shell/NotFound.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Found } from '../Found.tsx';
import { certificatesQuery, trainingPath } from '../queries.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { duration } from '../words.ts';

/** `/formation/attestations/:code`: the certificate as a page to print. */
export function CertificatePage() {
  const { code } = useParams({ from: '/formation/attestations/$code' });
  const certificates = useQuery(certificatesQuery);
  return (
    <Found query={certificates} loading="Ouverture de l’attestation…">
      {({ items }) => {
        const certificate = items.find((one) => one.code === code);
        return certificate ? <CertificateView certificate={certificate} /> : <NotFound />;
      }}
    </Found>
  );
}

function CertificateView({ certificate }: { certificate: Certificate }) {
  const { isBusy, start } = useDownloadOf();
  const { code, title, withdrawnOn } = certificate;
  return (
    <>
      <PageHeader
        title="Attestation"
        documentTitle={`Attestation – ${title}`}
        back={<Link to="/formation/attestation">← Attestations</Link>}
        actions={
          withdrawnOn === null && (
            <>
              <Button onPress={() => print()}>Imprimer</Button>
              <Button
                isBusy={isBusy}
                busyLabel="Préparation…"
                onPress={() => start(trainingPath('certificates', code, 'attestation.docx'), 'attestation.docx')}
              >
                Télécharger en Word
              </Button>
            </>
          )
        }
      />
      {withdrawnOn && (
        <div className="module-warning">
          <Finding tone="blocks" title={`Cette attestation a été retirée le ${formatDay(withdrawnOn)}.`} />
        </div>
      )}
      <Paper certificate={certificate} />
    </>
  );
}

function Paper({ certificate }: { certificate: Certificate }) {
  const { code, title, holder, organisation, modules, minutes, succeededOn, issuedOn } = certificate;
  return (
    <article className="certificate sheet" aria-label="Attestation">
      {organisation && <p className="certificate__organisation">{organisation}</p>}
      <h2 className="certificate__title">Attestation de formation</h2>
      <p className="certificate__holder">{holder}</p>
      <p>
        a réussi «&nbsp;{title}&nbsp;» le <strong>{formatDay(succeededOn)}</strong>, soit {duration(minutes)} de formation.
      </p>
      <table className="certificate__modules">
        <caption className="visually-hidden">Modules réussis</caption>
        <thead>
          <tr>
            <th scope="col">Module</th>
            <th scope="col">Durée</th>
            <th scope="col">Réussi le</th>
          </tr>
        </thead>
        <tbody>
          {modules.map((module) => (
            <tr key={module.id}>
              <th scope="row">{module.title}</th>
              <td>{duration(module.minutes)}</td>
              <td>{formatDay(module.passedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="certificate__foot">
        Établie le {formatDay(issuedOn)}. Code&#x202f;: <span className="code">{code}</span>
        <br />
        <WhereToCheck code={code} />
      </p>
    </article>
  );
}

/** On one desk, nobody else can reach the page that checks. */
function WhereToCheck({ code }: { code: string }) {
  const isDesk = useSession()?.mode === 'local';
  return (
    <>
      {isDesk ? 'Code vérifiable sur ce poste, page ' : 'Ce code se vérifie à l’adresse '}
      <Link to="/attestation/{-$code}" params={{ code }}>
        {isDesk ? 'Attestation' : `${location.host}/attestation`}
      </Link>
      .
    </>
  );
}
