// Package reference writes the reference of the language: every key, function,
// name and message code, in Chinese and in English.
//
// It has no text about any of them. Keys and what they do come from the tables by
// which policyfile reads them, functions from the table by which formula compiles
// them, codes from the catalogue of messages. Examples of keys are cut out of
// policies that are free of errors ([Collect]); what examples of functions come to
// is computed while the page is written. So the pages in docs say what the code
// does, and a test says when they were not made anew.
package reference
