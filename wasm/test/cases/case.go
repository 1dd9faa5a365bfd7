package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/merit-rules/merit/internal/jsonapi"
)

// Case is a policy and what is asked of it. Where Open is empty, the calls are about
// no policy that stays open. Opened and Answers are what the native engine says.
type Case struct {
	Name    string   `json:"name"`
	Small   bool     `json:"small,omitempty"` // for both engines: Open holds a packed policy
	Open    string   `json:"open,omitempty"`
	Opened  string   `json:"opened,omitempty"`
	Calls   []string `json:"calls"`
	Answers []string `json:"answers"`
}

// answer asks a host, one call after the other. Request bodies of a case with a policy
// are told its handle.
func (c *Case) answer(serve func([]byte) []byte) (opened string, answers []string) {
	prefix := "{"
	if c.Open != "" {
		opened = string(serve([]byte(c.Open)))
		var head struct{ Handle int }
		if json.Unmarshal([]byte(opened), &head) != nil || head.Handle == 0 {
			return opened, nil // the policy has faults, and says so
		}
		prefix = fmt.Sprintf(`{"policy":%d,`, head.Handle)
		opened = fmt.Sprintf(`{"handle":0,%s`, opened[len(fmt.Sprintf(`{"handle":%d,`, head.Handle)):])
	}
	for _, body := range c.Calls {
		answers = append(answers, string(serve([]byte(prefix+body[1:]))))
	}
	return opened, answers
}

// settle keeps what the native engine says.
func (c *Case) settle() { c.Opened, c.Answers = c.answer(new(jsonapi.Host).Call) }

// check says where a host answers with other bytes.
func (c *Case) check(serve func([]byte) []byte) error {
	opened, answers := c.answer(serve)
	if opened != c.Opened || len(answers) != len(c.Answers) {
		return fmt.Errorf("%s: opened as %.300s\nwant %.300s", c.Name, opened, c.Opened)
	}
	for i := range answers {
		if answers[i] != c.Answers[i] {
			return fmt.Errorf("%s: %.300s: got %.600s\nwant %.600s", c.Name, c.Calls[i], answers[i], c.Answers[i])
		}
	}
	return nil
}

// body is the text of a request.
func body(pairs ...any) string {
	out := []byte{'{'}
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, encode(pairs[i])...)
		out = append(out, ':')
		out = append(out, encode(pairs[i+1])...)
	}
	return string(append(out, '}'))
}

func encode(v any) []byte {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // only texts, maps of texts and raw JSON come here
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte{'\n'})
}

func read(path string) (list []Case, err error) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	if err == nil && len(list) == 0 {
		err = errors.New("no cases")
	}
	return list, err
}
