// Package intake reads what applicants filled in.
package intake
