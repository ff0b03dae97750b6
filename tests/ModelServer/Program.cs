Console.WriteLine("A server that speaks the OpenAI protocol, on loopback.");
