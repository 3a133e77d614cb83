// Driver of our integration for `khata conform` (go run driver.go): JSON lines on standard input and output, its log on
// standard error. Fill in handlers with calls of your own code and claim each in capabilities. Forms of all inputs and
// results: spec/generated/driver.schema.json of khata.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"os"
	"sync"
)

// What this integration can do: CREATE, MODIFY, DELETE, SYNC, WATCH, ENQUIRE, REFUND, NOTIFY, LEDGER, OUTCOME ...
var capabilities = []string{}

// A command. CommandID names a piece of work for ever: keep your idempotency key by it, and resume it.
type command struct {
	ID        string          `json:"id"`
	Operation string          `json:"operation"`
	Session   string          `json:"session"`
	CommandID string          `json:"commandId"`
	Input     json.RawMessage `json:"input"`
}

type object = map[string]any

// What start handed out, by session: baseUrl (its path stays before /v1), credentials, dataDir ...
var sessions sync.Map

var handlers = map[string]func(command) (object, error){
	"start": func(c command) (object, error) {
		// Read back from dataDir what a killed program has left, and take bank and credentials from here alone.
		var input object
		err := json.Unmarshal(c.Input, &input)
		sessions.Store(c.Session, input)
		return object{}, err
	},
	// "syncTransactions": func(c command) (object, error) {
	// 	return object{"outcome": "SUCCEEDED"}, nil // FAILED or UNKNOWN come with a "code"
	// },
	"stop": func(c command) (object, error) {
		sessions.Delete(c.Session)
		return object{}, nil
	},
}

func answer(c command) object {
	handler, known := handlers[c.Operation]
	if !known {
		return object{"id": c.ID, "unsupported": "no " + c.Operation}
	}
	result, err := handler(c)
	if err != nil { // A fault of this driver; what the bank refused is an outcome FAILED.
		return object{"id": c.ID, "error": err.Error()}
	}
	return object{"id": c.ID, "result": result}
}

func main() {
	instance := make([]byte, 16)
	rand.Read(instance)
	handlers["hello"] = func(command) (object, error) {
		return object{"protocolVersion": 1, "name": "our integration", "version": "1.0.0",
			"instanceId": hex.EncodeToString(instance), "capabilities": capabilities}, nil
	}
	var output sync.Mutex
	for decoder := json.NewDecoder(os.Stdin); ; {
		var c command
		if decoder.Decode(&c) != nil {
			return
		}
		go func() { // Commands run side by side: one that waits for the bank must not hold up the others.
			reply := answer(c)
			output.Lock()
			defer output.Unlock()
			json.NewEncoder(os.Stdout).Encode(reply)
		}()
	}
}
