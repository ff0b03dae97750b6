namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Small rooms of our own in the format of julianmichael/debate.</summary>
internal static class Rooms
{
    /// <summary>Ten tokens: Ann said "it snowed", did n't she ( twice ) — and an empty one.</summary>
    public const string Story = """["Ann", "said", "``", "it", "snowed", "''", ".", "\n", "", "-LRB-", "twice", "-RRB-"]""";

    /// <summary>A finished debate: opening, a reply from B alone, and a judge who stays at two thirds and then decides for B.</summary>
    public const string Debate = $$$$$$"""
        {"setup":{"rules":{"fixedOpening":[]},"sourceMaterial":{"QuALITYSourceMaterial":{"articleId":"7","title":"Snow","contents":{{{{{{Story}}}}}}}},
          "question":"Did it snow?","answers":["no","yes"],"correctAnswerIndex":1,
          "roles":{"Debater A":"Alma","Debater B":"Bert","Judge":"Jude"},"offlineJudges":{"Olga":"stepped","Tom":"timed"},"creationTime":1000},
         "rounds":[
          {"JudgeFeedback":{"distribution":[0.5,0.5],"feedback":{"speaker":"Jude","timestamp":2000,"content":[]},"endDebate":false}},
          {"SimultaneousSpeeches":{"speeches":{
            "0":{"speaker":"Alma","timestamp":3000,"content":[{"Text":{"text":"It is only said: "}},{"Quote":{"span":[1,6]}},{"Text":{"text":" by Ann."}}]},
            "1":{"speaker":"Bert","timestamp":3500,"content":[{"Quote":{"span":[9,12]}}]}}}},
          {"JudgeFeedback":{"distribution":[0.3333333333333333,0.6666666666666667],"feedback":{"speaker":"Jude","timestamp":4000,"content":[{"Text":{"text":"Go on."}}]},"endDebate":false}},
          {"SequentialSpeeches":{"speeches":{"1":{"speaker":"Bert","timestamp":5000,"content":[{"Text":{"text":"Yes."}}]}}}},
          {"NegotiateEnd":{"votes":{"0":true,"1":false}}},
          {"JudgeFeedback":{"distribution":[0.1,0.9],"feedback":{"speaker":"Jude","timestamp":6000,"content":[{"Text":{"text":"Done."}}]},"endDebate":true}},
          {"OfflineJudgments":{"judgments":{
            "Olga":{"mode":"stepped","startTimeMillis":7000,"judgments":[
              {"distribution":[0.5,0.5],"feedback":{"speaker":"Olga","timestamp":7100,"content":[]},"endDebate":false},
              {"distribution":[0.8,0.2],"feedback":{"speaker":"Olga","timestamp":7200,"content":[]},"endDebate":true}]},
            "Tom":{"mode":"timed","startTimeMillis":8000,"judgments":[
              {"distribution":[0.4,0.6],"feedback":{"speaker":"Tom","timestamp":8100,"content":[]},"endDebate":true}]}}}}],
         "feedback":{"Jude":{"clarity":4}},"scratchpads":{}}
        """;

    /// <summary>A consultant for B, whose quotes are past the story's end, wholly so, empty, and before its beginning.</summary>
    public const string Consultancy = $$$$$$"""
        {"setup":{"rules":{},"sourceMaterial":{"QuALITYSourceMaterial":{"articleId":"7","title":"Snow","contents":{{{{{{Story}}}}}}}},
          "question":"Did it snow?","answers":["no","yes"],"correctAnswerIndex":0,"roles":{"Debater B":"GPT-4"},"offlineJudges":{},"creationTime":1000},
         "rounds":[{"SequentialSpeeches":{"speeches":{"1":{"speaker":"GPT-4","timestamp":3000,"content":[
            {"Quote":{"span":[10,40]}},{"Quote":{"span":[30,40]}},{"Quote":{"span":[4,4]}},{"Quote":{"span":[-2,1]}}]}}}}],
         "feedback":{},"scratchpads":{"Debater B":[[{"Text":{"text":"idea"}}]]}}
        """;

    public const string DebateMetadata = """
        {"setting":{"isHuman":true,"isDebate":true},"name":"snow-1","status":{"Complete":{"result":{"timestamp":6000,"correctAnswerIndex":1,"endedBy":{"JudgeDecided":{}},"judgingInfo":{"correctAnswerIndex":1,"numContinues":2,"finalJudgement":[0.1,0.9],"judgeReward":-0.25}},"offlineJudgingResults":{}}},"includedInPaper":true}
        """;

    /// <summary>Both rooms in a folder; only the debate has metadata.</summary>
    public static string In(string folder)
    {
        var rooms = Directory.CreateDirectory(Path.Combine(folder, "official")).FullName;
        File.WriteAllText(Path.Combine(rooms, "snow-1.json"), Debate);
        File.WriteAllText(Path.Combine(rooms, "snow-2.json"), Consultancy);
        File.WriteAllText(Path.Combine(folder, "debates-metadata.jsonl"), DebateMetadata + "\n");
        return folder;
    }
}
