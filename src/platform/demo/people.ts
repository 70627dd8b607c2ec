import { createHmac } from 'node:crypto'
import type { Keyring } from '../../kernel/crypto/keyring.js'

/** One invented member of staff per role. Their password is shown on the demo page and at the start. */
export const demoStaff = [
  {
    login: 'officer',
    name: 'Asha Deshmukh',
    roles: ['grievance-officer'],
    designation: 'Grievance officer',
  },
  {
    login: 'worker',
    name: 'Sunil Kulkarni',
    roles: ['field-worker'],
    designation: 'Electrician',
    department: 'lights',
  },
  {
    login: 'worker2',
    name: 'Rosa Fernandes',
    roles: ['field-worker'],
    designation: 'Sanitary inspector',
    department: 'waste',
  },
  {
    login: 'worker3',
    name: 'Imran Shaikh',
    roles: ['field-worker'],
    designation: 'Junior engineer',
  },
  {
    login: 'inspector',
    name: 'Kavita Jadhav',
    roles: ['tree-inspector'],
    designation: 'Garden inspector',
  },
  { login: 'tree', name: 'Prakash Menon', roles: ['tree-officer'], designation: 'Tree officer' },
  {
    login: 'commissioner',
    name: 'Meera Iyer',
    roles: ['commissioner', 'grievance-officer', 'tree-officer'],
    designation: 'Commissioner',
  },
  {
    login: 'admin',
    name: 'Nasreen Qureshi',
    roles: ['city-admin'],
    designation: 'City administrator',
  },
  { login: 'clerk', name: 'Farida Khan', roles: ['counter-clerk'], designation: 'Counter clerk' },
  {
    login: 'operator',
    name: 'Ganesh Pawar',
    roles: ['centre-operator'],
    designation: 'Operator, service centre 7',
  },
] as const

export const demoPassword = 'suryanagar-demo'

/** The authenticator secret of a demo login; follows from the instance's own key. */
export const demoTotpSecret = (keys: Keyring, login: string): Buffer =>
  createHmac('sha256', keys.key('demo-totp')).update(login).digest().subarray(0, 20)
