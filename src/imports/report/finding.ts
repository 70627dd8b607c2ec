export {
  reporterAt,
  type Finding,
  type Reporter,
  type Severity,
  type Where,
} from '../../platform/places/boundary-file/finding.js'
