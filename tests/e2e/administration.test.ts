/** The administration, as an administrator, an auditor and a buyer see it, on a served Clausier. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, holdsEverywhere, settled, useDesk } from '../support/browser.ts';
import { addPerson, addTeam, openAs } from '../support/e2e-people.ts';
import { downloaded, waitForFocus } from '../support/e2e-person.ts';

describeInBrowser('Administration', () => {
  const desk = useDesk(SERVED);
  const as = async (personId: string, path: string): Promise<Page> => {
    const page = await openAs(desk, personId, path, { reducedMotion: 'reduce' });
    await settled(page);
    return page;
  };

  beforeAll(() => {
    addTeam(desk, 'achats', 'Achats');
    addTeam(desk, 'routes', 'Direction des routes');
    addPerson(desk, 'administratrice', { name: 'Claude Exemple', roles: ['administrator'], teamIds: ['achats'] });
    addPerson(desk, 'acheteuse', { name: 'Dominique Modèle', roles: ['buyer'], teamIds: ['achats'] });
    addPerson(desk, 'auditrice', { name: 'Alex Essai', roles: ['auditor'] });
    addPerson(desk, 'partie', { name: 'Noor Type', roles: ['reader'], state: 'disabled', teamIds: ['routes'] });
  });

  test.each([
    ['etat', 'État'],
    ['personnes', 'Personnes'],
    ['personnes/acheteuse', 'Dominique Modèle'],
    ['personnes/administratrice', 'Claude Exemple'],
    ['personnes/inconnue', 'Personne'],
    ['equipes', 'Équipes'],
    ['journal', 'Journal'],
    ['sauvegardes', 'Sauvegardes'],
    ['organisation', 'Organisation'],
  ])('/administration/%s : accessible et à sa place, pour qui administre et pour qui regarde', async (path, title) => {
    for (const person of ['administratrice', 'auditrice']) {
      const page = await as(person, `/administration/${path}`);
      expect(await page.title()).toBe(`${title} – Administration – Clausier`);
      await holdsEverywhere(page);
    }
  });

  test('inviter quelqu’un, changer ses rôles, puis lire et vérifier le journal', async () => {
    const page = await as('administratrice', '/administration/personnes');
    await page.getByRole('button', { name: 'Inviter une personne' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Créer l’invitation' }).click();
    await dialog.getByText('Choisissez au moins un rôle.').waitFor();
    await holdsEverywhere(page);
    await dialog.getByLabel('Nom').fill('Maxime Témoin');
    await dialog.getByLabel('Adresse électronique').fill('maxime@exemple.test');
    await dialog.getByLabel('Lecteur', { exact: true }).check();
    await dialog.getByLabel('Achats').check();
    await dialog.getByRole('button', { name: 'Créer l’invitation' }).click();
    expect(await dialog.getByLabel('Lien à usage unique').inputValue()).toMatch(/\/lien#[\w-]{40,}$/);
    expect(await dialog.evaluate((shown) => shown.contains(document.activeElement))).toBe(true);
    await dialog.getByRole('button', { name: 'Fermer' }).click();
    await waitForFocus(page, page.getByRole('button', { name: 'Inviter une personne' }));

    await page.getByRole('link', { name: 'Maxime Témoin' }).click();
    await page.getByRole('heading', { level: 1, name: 'Maxime Témoin' }).waitFor();
    await page.getByLabel('Acheteur', { exact: true }).check();
    await page.getByLabel('Lecteur', { exact: true }).uncheck();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Maxime Témoin\u202f: c’est enregistré.').waitFor();

    await page.getByRole('link', { name: 'Journal' }).click();
    await settled(page);
    await page.getByText('Personne invitée\u202f: Maxime Témoin').waitFor();
    await page.getByText('Rôles d’une personne changés\u202f: Maxime Témoin').waitFor();
    await page.getByRole('button', { name: 'Vérifier le journal' }).click();
    await page.getByText('Le journal est entier').waitFor();
    const noted = await page.getByLabel('Empreinte à noter ailleurs').inputValue();
    await page.getByText('Vérifier une empreinte notée plus tôt').click();
    await page.getByLabel('Ligne et empreinte').fill(noted.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.getByText('Vérifiez d’abord que l’empreinte est recopiée sans faute.').waitFor();
    await page.getByLabel('Ligne et empreinte').fill(noted);
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.getByText('l’empreinte notée est la bonne').waitFor();

    await page.getByLabel('Objet').selectOption({ label: 'Équipe' });
    await page.getByText('Aucune ligne ne répond à ces choix.').waitFor();
    expect(page.url()).toContain('sorte=team');
    await page.getByRole('link', { name: 'Voir tout le journal' }).click();
    const { name, file } = await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV' }).click());
    expect(name).toMatch(/\.csv$/);
    expect(new TextDecoder().decode(file)).toContain('Personne invitée');
  });

  test('désactiver un compte ferme ses sessions tout de suite, et le rouvrir les lui rend possibles', async () => {
    addPerson(desk, 'sortante', { name: 'Sacha Spécimen', roles: ['reader'] });
    const [administrator, leaver] = await Promise.all([as('administratrice', '/administration/personnes/sortante'), as('sortante', '/')]);
    await administrator.getByText('1 session ouverte').waitFor();
    await administrator.getByRole('button', { name: 'Désactiver' }).click();
    await administrator.getByText('ses sessions sont fermées').waitFor();
    expect(await leaver.evaluate(async () => (await fetch('/api/session')).json())).toMatchObject({ person: null });
    await administrator.getByRole('button', { name: 'Réactiver' }).click();
    await administrator.getByText('de nouveau ouvert').waitFor();
  });

  test('effacer quelqu’un demande d’écrire son nom, puis son nom disparaît', async () => {
    addPerson(desk, 'effacee', { name: 'Ève Cément', roles: ['reader'] });
    const page = await as('administratrice', '/administration/personnes/effacee');
    await page.getByRole('button', { name: 'Effacer…' }).click();
    const dialog = page.getByRole('alertdialog');
    await holdsEverywhere(page);
    const erase = dialog.getByRole('button', { name: 'Effacer pour toujours' });
    expect(await erase.isEnabled()).toBe(false);
    await dialog.getByLabel(/Pour confirmer/).fill('eve cement');
    await erase.click();
    await page.waitForURL(/\/administration\/personnes$/);
    await page.getByRole('link', { name: 'Ève Cément' }).waitFor({ state: 'detached' });
  });

  test('le dernier administrateur voit pourquoi il ne peut ni se fermer, ni s’effacer', async () => {
    const page = await as('administratrice', '/administration/personnes/administratrice');
    expect(await page.getByText('C’est le dernier administrateur').count()).toBe(3);
    expect(await page.getByRole('button', { name: /Désactiver|Effacer/ }).count()).toBe(0);
  });

  test('une équipe se crée, se remplit, se renomme et se retire', async () => {
    const page = await as('administratrice', '/administration/equipes');
    await page.getByRole('button', { name: 'Nouvelle équipe' }).click();
    await page.getByLabel('Nom de l’équipe').fill('Collèges');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Actions sur Collèges' }).click();
    await page.getByRole('menuitem', { name: 'Choisir les membres' }).click();
    await page.getByRole('dialog').getByLabel('Alex Essai').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await page
      .getByRole('row', { name: /Collèges/ })
      .getByText('Alex Essai')
      .waitFor();
    await page.getByRole('button', { name: 'Actions sur Collèges' }).click();
    await page.getByRole('menuitem', { name: 'Renommer' }).click();
    await page.getByLabel('Nom de l’équipe').fill('Bâtiments');
    await page.getByRole('dialog').getByRole('button', { name: 'Renommer' }).click();
    await page.getByRole('button', { name: 'Actions sur Bâtiments' }).click();
    await page.getByRole('menuitem', { name: /Retirer/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer l’équipe' }).click();
    await page.getByRole('row', { name: /Bâtiments/ }).waitFor({ state: 'detached' });
  });

  test('sauvegarder maintenant, et lire comment restaurer', async () => {
    const page = await as('administratrice', '/administration/sauvegardes');
    await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    await page.getByText('La sauvegarde est faite, et relue entière.').waitFor();
    const file = await page.getByRole('row').nth(1).getByRole('cell').last().textContent();
    expect(await page.getByLabel(/lancez/).inputValue()).toContain(`restore ${desk.server.folder}/sauvegardes/${file}`);
  });

  test('l’organisation change de nom, refuse un SIRET faux, et s’exporte', async () => {
    const page = await as('administratrice', '/administration/organisation');
    await page.getByLabel('Nom').fill('Département de l’Exemple');
    await page.getByLabel('SIRET').fill('732 829 320 00075');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Ce numéro n’existe pas').waitFor();
    await holdsEverywhere(page);
    await page.getByLabel('SIRET').fill('732 829 320 00074');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('L’organisation est enregistrée.').waitFor();
    const { name } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger l’export' }).click());
    expect(name).toMatch(/\.zip$/);
  });

  test('une consultation se partage en lecture, et la personne la voit dans sa liste', async () => {
    addPerson(desk, 'voisine', { name: 'Camille Échantillon', roles: ['reader'], teamIds: ['routes'] });
    const page = await as('acheteuse', '/consultations');
    await page.getByRole('button', { name: 'Nouvelle consultation' }).click();
    await page.getByLabel('Titre').fill('Réfection d’une chaussée');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Équipe Achats' }).click();
    const dialog = page.getByRole('dialog');
    const chooser = dialog.getByRole('combobox', { name: /Ajouter/ });
    await chooser.fill('camille');
    await page.getByRole('option', { name: /Camille Échantillon/ }).click();
    await dialog.getByLabel('Droit de Camille Échantillon').waitFor();
    await holdsEverywhere(page);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('button', { name: 'Équipe Achats · partagé avec 1' }).waitFor();

    const neighbour = await as('voisine', '/consultations');
    const row = neighbour.getByRole('row', { name: /Réfection d’une chaussée/ });
    await row.getByText('Lecture seule').waitFor();
    expect(await neighbour.getByRole('button', { name: /Nouvelle consultation|Supprimer/ }).count()).toBe(0);
    await holdsEverywhere(neighbour);
    await row.getByRole('link').click();
    await neighbour.getByRole('button', { name: 'Équipe Achats · partagé avec 1' }).click();
    const read = neighbour.getByRole('dialog');
    await read.getByText('Pour changer ce partage').waitFor();
    expect(await read.getByRole('button').allTextContents()).toEqual(['Fermer']);
    expect(await read.getByRole('combobox').count()).toBe(0);
    await neighbour.goBack();
    await neighbour.getByLabel('Mes équipes').check();
    await neighbour.getByText('Vos équipes n’ont encore aucune consultation.').waitFor();
  });

  test('qui n’administre pas ne voit ni l’entrée, ni la page', async () => {
    const page = await as('acheteuse', '/administration/personnes');
    await page.getByText('Cette page est réservée à l’administration').waitFor();
    expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await holdsEverywhere(page);
  });
});

describeInBrowser('Administration d’un poste', () => {
  const desk = useDesk();

  test('ni personnes, ni équipes : l’état, le journal, les sauvegardes et l’organisation', async () => {
    const page = await desk.open('/administration', { reducedMotion: 'reduce' });
    await settled(page);
    const parts = page.getByRole('navigation', { name: 'Parties de l’administration' }).getByRole('link');
    expect(await parts.allTextContents()).toEqual(['État', 'Journal', 'Sauvegardes', 'Contenu', 'Organisation']);
    await page.getByText('apparaissent quand Clausier sert une organisation').waitFor();
    await holdsEverywhere(page);
    for (const path of ['journal', 'sauvegardes', 'contenu', 'organisation', 'personnes']) {
      await page.goto(`/administration/${path}`);
      await holdsEverywhere(page);
    }
  });
});
