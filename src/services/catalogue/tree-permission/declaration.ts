import {
  choice,
  date,
  document,
  integer,
  place,
  text,
} from '../../../platform/service-kit/field.js'
import { defineService } from '../../../platform/service-kit/define-service.js'
import { days } from '../../../platform/service-kit/level.js'
import { role } from '../../../platform/service-kit/workflow.js'
import { actions } from './actions.js'
import { treeFees } from './fees.js'

const inspector = role('tree-inspector')
const treeOfficer = role('tree-officer')

/** Permission to prune or fell a tree: form, document, inspection, decision, permission with an end. */
export const treePermission = defineService({
  id: 'tree-permission',
  title: 'Permission to prune or fell a tree',
  verb: 'Prune or fell a tree',
  summary: 'Needed also for a tree on your own ground. Decided within 10 working days.',
  icon: 'tree',
  anonymous: false,
  department: 'garden',
  data: {
    class: 'internal',
    purpose: 'To decide on your application under the tree protection law of the state',
    retentionYears: 5,
  },
  pages: {
    tree: { order: 1, title: 'Which tree?' },
    place: { order: 2, title: 'Where does it stand?' },
    why: { order: 3, title: 'Why is it needed?' },
    documents: { order: 4, title: 'Photo and papers' },
  },
  form: {
    work: choice({
      page: 'tree',
      order: 1,
      label: 'What do you want to do?',
      of: {
        prune: 'Prune branches',
        fell: 'Fell the whole tree',
        shift: 'Move it to another place',
      },
    }),
    species: text({
      page: 'tree',
      order: 2,
      label: 'Kind of tree',
      hint: 'Neem, banyan, mango… if you know it.',
      maxLength: 80,
      required: false,
      data: { class: 'public' },
    }),
    trees: integer({
      page: 'tree',
      order: 3,
      label: 'How many trees?',
      min: 1,
      max: 200,
      data: { class: 'public' },
    }),
    girthCm: integer({
      page: 'tree',
      order: 4,
      label: 'Girth of the thickest trunk',
      hint: 'Around the trunk, at the height of your chest.',
      min: 1,
      max: 2000,
      unit: 'cm',
    }),
    where: place({
      page: 'place',
      order: 1,
      label: 'Place',
      data: { concept: 'core-location:Location' },
    }),
    ground: choice({
      page: 'place',
      order: 2,
      label: 'Whose ground is it?',
      of: {
        own: 'My own',
        society: 'Of my housing society',
        other: 'Of someone else',
        public: 'A street or public ground',
      },
    }),
    reason: choice({
      page: 'why',
      order: 1,
      label: 'Reason',
      of: {
        danger: 'It may fall or has broken branches',
        building: 'It damages a building',
        construction: 'Building work',
        disease: 'It is dead or diseased',
        other: 'Another reason',
      },
    }),
    explanation: text({
      page: 'why',
      order: 2,
      label: 'Explain it in your own words',
      rows: 4,
      required: false,
      data: { class: 'personal', concept: 'schema:description' },
    }),
    plannedOn: date({
      page: 'why',
      order: 3,
      label: 'When do you plan the work?',
      required: false,
      fromDays: 1,
      toDays: 365,
    }),
    photo: document({
      page: 'documents',
      order: 1,
      label: 'Photo of the tree',
      hint: 'The whole tree, with the building or road near it.',
      accepts: 'image',
      most: 3,
    }),
    consentPaper: document({
      page: 'documents',
      order: 2,
      label: "The owner's consent",
      hint: 'A photo or PDF of the signed paper.',
      accepts: 'document',
      when: "answers.ground == 'other' || answers.ground == 'society'",
      data: { class: 'personal' },
    }),
  },
  roles: { 'tree-inspector': 'Tree inspector', 'tree-officer': 'Tree officer' },
  workflow: {
    start: 'inspection',
    states: {
      inspection: {
        title: 'To be inspected',
        plain: 'An inspector will look at the tree',
        holder: 'tree-inspector',
        level: days(7),
        on: {
          ...actions.work(inspector),
          report: actions.report(inspector),
          'send-back': actions.sendBack(inspector),
          assign: actions.assign(treeOfficer),
        },
      },
      decision: {
        title: 'To be decided',
        plain: 'The tree officer decides',
        holder: 'tree-officer',
        level: days(3),
        on: {
          ...actions.work(treeOfficer),
          grant: actions.grant(treeOfficer),
          refuse: actions.refuse(treeOfficer),
          'inspect-again': actions.inspectAgain(treeOfficer),
          'send-back': actions.sendBack(treeOfficer),
        },
      },
      correction: {
        title: 'Waiting for the applicant',
        plain: 'We wait for you to correct it',
        waitsForApplicant: true,
        on: { resubmit: actions.resubmit, withdraw: actions.withdraw },
      },
      granted: {
        title: 'Granted',
        plain: 'You may do the work',
        outcome: 'granted',
        on: { rate: actions.rate },
      },
      refused: {
        title: 'Refused',
        plain: 'The city did not allow it',
        outcome: 'refused',
        on: { rate: actions.rate },
      },
      withdrawn: { title: 'Withdrawn', plain: 'You withdrew it', outcome: 'withdrawn', on: {} },
    },
  },
  fees: treeFees,
  issues: { register: 'tree-permission', title: 'Tree permission', validForMonths: 3 },
  appeal: { withinDays: 30, authorities: [{ role: 'commissioner', decideWithinDays: 30 }] },
  before: [
    'A photo of the tree',
    "The owner's consent, when the ground is not yours",
    'If a tree has fallen or is about to fall, report it as a problem instead: that is faster',
  ],
  freedom: { 'workflow.states.*.level': 'restrict', form: 'extend', texts: 'free' },
})
