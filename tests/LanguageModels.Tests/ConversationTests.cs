namespace LearningThePrior.LanguageModels.Tests;

/// <summary>Conversations flow with await and nest.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task A_conversation_flows_into_what_is_awaited_and_ends_with_its_scope()
    {
        using (Conversation.Begin("debate-1", 2))
        {
            await Task.Yield();
            Assert.Equal(("debate-1", 2), (Conversation.Current!.Id, Conversation.Current.Sample));
            using (Conversation.Begin("inner"))
            {
                Assert.Equal("inner", Conversation.Current.Id);
            }

            Assert.Equal("debate-1", Conversation.Current.Id);
        }

        Assert.Null(Conversation.Current);
    }
}
