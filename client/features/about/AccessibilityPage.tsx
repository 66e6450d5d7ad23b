import { PageHeader } from '../../ui/PageHeader.tsx';

/** An honest statement: what was checked, by whom, and what was not. */
export function AccessibilityPage() {
  return (
    <>
      <PageHeader
        title="Accessibilité"
        lead="État de conformité&#x202f;: non conforme, faute d’audit. Aucun audit selon le RGAA n’a encore été mené&#x202f;; la règle veut alors que l’on déclare la non-conformité."
      />
      <div className="prose">
        <h2>Ce qui a été vérifié</h2>
        <ul>
          <li>
            Chaque écran est passé à l’outil automatique axe-core (règles WCAG 2.2, niveaux A et AA). Cet outil ne couvre qu’une partie des critères du RGAA.
          </li>
          <li>Les écrans ont été regardés à 320, 390, 820 et 1440 pixels de large.</li>
          <li>
            Les commandes sont prévues pour le clavier, avec un focus visible, un lien d’évitement et un titre propre à chaque page. Les animations suivent le
            réglage de réduction des mouvements.
          </li>
        </ul>
        <h2>Ce qui ne l’a pas été</h2>
        <ul>
          <li>Aucun audit complet selon le RGAA n’a été réalisé.</li>
          <li>Aucun essai suivi n’a été mené avec des lecteurs d’écran (NVDA, JAWS, VoiceOver) ni avec des personnes concernées.</li>
          <li>Les documents Word produits ont des titres structurés&#x202f;; leur conformité n’a pas été auditée.</li>
        </ul>
        <h2>Signaler une difficulté</h2>
        <p>
          Prévenez la personne qui administre Clausier dans votre organisation&#x202f;: elle peut vous donner le contenu sous une autre forme. Sans réponse
          satisfaisante, vous pouvez saisir le Défenseur des droits.
        </p>
      </div>
    </>
  );
}
