import { PageHeader } from '../../ui/PageHeader.tsx';

/** What is kept, where, and by whom. */
export function PrivacyPage() {
  return (
    <>
      <PageHeader title="Données personnelles" lead="Clausier garde le moins possible, et n’envoie rien au dehors." />
      <div className="prose">
        <h2>Sur le serveur de votre organisation</h2>
        <p>
          Les schémas que vous rédigez, leurs versions, le logo et le modèle Word que vous déposez. L’organisation qui installe Clausier en est
          responsable&#x202f;: elle décide qui y accède et combien de temps ils sont gardés. Nommez des fonctions plutôt que des personnes dans un document
          destiné à être publié.
        </p>
        <h2>Dans votre navigateur</h2>
        <ul>
          <li>La date du droit choisie et l’affichage des notes en marge, jusqu’à ce que vous les changiez.</li>
          <li>
            Les valeurs saisies dans une clause, jusqu’à la fermeture de l’onglet. Elles sont envoyées au serveur pour composer le texte et n’y sont pas
            enregistrées.
          </li>
        </ul>
        <h2>Ce que Clausier ne fait pas</h2>
        <ul>
          <li>Aucun cookie publicitaire, aucune mesure d’audience, aucun traceur.</li>
          <li>
            Aucun appel à un service extérieur&#x202f;: les caractères sont livrés avec l’outil. Un lien vers Légifrance ne s’ouvre que si vous le choisissez.
          </li>
        </ul>
        <h2>Vos droits</h2>
        <p>
          Pour accéder à vos données, les corriger ou les faire effacer, adressez-vous au délégué à la protection des données de votre organisation, ou à la
          CNIL.
        </p>
      </div>
    </>
  );
}
