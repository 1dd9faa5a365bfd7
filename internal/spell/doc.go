// Package spell finds the name that somebody probably meant. A suggestion must be close for its length, because most
// names of a policy are Chinese words of two to six characters: with one character of two changed, anything is near
// anything, and a wrong suggestion is worse than none.
package spell
