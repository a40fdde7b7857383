using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;
using OpenQoE.Shared.Events.Schema;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Events.Messages;

public class EventMessageCodecTests
{
    [Fact]
    public void Every_field_of_every_type_survives_the_queue()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var events = Enum.GetValues<EventType>().Select(type => Some.FullEvent(type, random, probability: random.NextDouble())).ToArray();
            var batch = Some.Batch(events) with { BatchId = seed % 2 == 0 ? null : "id", Attempt = random.Next(1, 100) };

            var encoded = EventBatchCodec.Encode(batch);
            var decoded = EventMessageCodec.Decode(EventMessageCodec.Encode((ulong)random.NextInt64(), false, encoded));

            Assert.All(decoded.Batches, part => Assert.Equal(batch with { Events = part.Events }, part));
            AssertSameEvents(events, decoded.Batches.SelectMany(part => part.Events).ToArray(), $"seed {seed}");
        }
    }

    [Fact]
    public void Id_and_copy_flag_survive_and_the_flag_can_be_set_later()
    {
        var message = EventMessageCodec.Encode(0xfedc_ba98_7654_3210, false, EventBatchCodec.Encode(Some.Batch(Some.Event(EventType.Pause))));
        Assert.False(EventMessageCodec.Decode(message).PossibleCopy);

        EventMessageCodec.MarkPossibleCopy(message);

        var copy = EventMessageCodec.Decode(message);
        Assert.True(copy.PossibleCopy);
        Assert.Equal(0xfedc_ba98_7654_3210, copy.Id);
    }

    [Fact]
    public void A_trace_survives_beside_the_rest_and_a_version_that_knows_none_passes_over_it()
    {
        var plain = EventMessageCodec.Encode(7, false, EventBatchCodec.Encode(Some.Batch(Some.Event(EventType.Pause))));
        var sender = TraceContexts.Parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        var traced = EventMessageCodec.WithTrace(plain, sender);
        EventMessageCodec.MarkPossibleCopy(traced);

        var decoded = EventMessageCodec.Decode(traced);
        Assert.Equal((sender, 7UL, true), (decoded.Trace, decoded.Id, decoded.PossibleCopy));
        Assert.Equal(plain.Length + TraceContexts.Length, traced.Length);

        traced[1] = 0;
        var passedOver = EventMessageCodec.Decode(traced);
        Assert.Equal((default, 7UL), (passedOver.Trace, passedOver.Id));
        Assert.Single(passedOver.Batches.Single().Events);
    }

    [Theory]
    [InlineData("01010700000000000000157D0000C49EBF79EFAF0658C281443AE622482CA052118ACE2A874AE7F37CFF6B13417AEEE0270461F6921678DDC5065453B86BD81910531ACE06B43EECFBB4AE0C382E00")]
    [InlineData(
        "010107000000000000008594000080AAAAAAEA9F59554D0DC40E373B1CEDEC878B9DAE62066A0B80C10226066660373B1DFC70F1A3831F4E0E773F5D5D27B7BEB3C77A0C300C08C3030684C1C658633A8428EFCDFBFE7C9F0F1259A37B3B38B842E3A6845FB65E10D749AFB409C231A653905B321B975950AB326D7B11B153DBA7EB47D08FD374E2254826B1E09F04156C0C88AE6A1C17310E4468F1F95D61",
        true)]
    public void Messages_of_version_1_are_read(string message, bool isLater = false)
    {
        var (start, playing, pause) = (Some.Event(EventType.ViewStart), Some.Event(EventType.Playing, 1), Some.Event(EventType.Pause));
        (start.CdnProvider, start.Data.Autoplay) = ("fastly", true);
        (playing.Seq, playing.Data.VideoStartupTime, playing.Custom) = (1, 12.5, new Dictionary<string, string> { ["a"] = "b" });

        var decoded = EventMessageCodec.Decode(Convert.FromHexString(message));

        Assert.Equal((default, 7UL, true), (decoded.Trace, decoded.Id, decoded.PossibleCopy));
        Assert.Equal(isLater ? [("batch", 1), (null, 2)] : [("batch", 1)], decoded.Batches.Select(batch => (batch.BatchId, batch.Attempt)));
        AssertSameEvents(isLater ? [start, playing, pause] : [pause], [.. decoded.Batches.SelectMany(batch => batch.Events)], "version 1");
    }

    [Fact]
    public void Events_that_share_a_context_share_it_behind_the_queue_too()
    {
        var events = Enumerable.Range(0, 6).Select(i => Some.FullEvent(EventType.Heartbeat, new Random(i))).ToArray();
        foreach (var i in new[] { 1, 2, 4 }) events[i].ShareContextOf(events[i - 1]);
        events[5].ShareContextOf(events[0]);

        var decoded = EventMessageCodec.Decode(EventMessageCodec.Encode(1, false, EventBatchCodec.Encode(Some.Batch(events)))).Batches.Single().Events;

        AssertSameEvents(events, [.. decoded], "shared");
        Assert.Equal([false, true, true, false, true, false], decoded.Select((e, i) => i > 0 && e.Context == decoded[i - 1].Context));
    }

    [Fact]
    public void A_first_event_with_the_context_of_the_one_before_is_invalid_data()
    {
        var (index, type) = ((byte)3, (byte)EventType.Pause);
        byte[] header = [0, 1, 0, 1], own = [0], context = [0];

        Assert.Single(EventBatchCodec.Decode([.. header, index, type, 0, .. context, .. own], version: 2).Events);
        Assert.Throws<InvalidDataException>(() => EventBatchCodec.Decode([.. header, index, type, 1, .. own], version: 2));
    }

    [Fact]
    public void The_largest_event_that_validation_lets_through_fits_into_one_message()
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            var random = new Random((int)type);
            var e = Some.FullEvent(type, random);
            foreach (var field in EventSchema.Of(type).Fields)
            {
                if (field is TextField { Allowed: null } text) text.Set(e, new string([.. Enumerable.Repeat('\u4e00', text.MaxLength - 1), (char)(0x5000 + text.Id)]));
            }
            var batch = Some.Batch(e) with { BatchId = new string('\u4e00', 128) };
            var message = EventMessageCodec.Encode(1, false, EventBatchCodec.Encode(batch));
            Assert.InRange(message.Length, 1, EventMessageCodec.MaxBytes - TraceContexts.Length);
        }
    }

    [Fact]
    public void A_request_too_large_for_one_message_is_split_and_keeps_its_order()
    {
        var events = Enumerable.Range(0, 1_000).Select(i => Some.FullEvent(EventType.Error, new Random(i))).ToArray();

        var parts = EventBatchCodec.Encode(Some.Batch(events));

        Assert.True(parts.Count > 100);
        Assert.Equal(1_000, parts.Sum(part => part.Events));
        Assert.All(parts, part => Assert.InRange(EventMessageCodec.Encode(1, false, [part]).Length, 1, EventMessageCodec.MaxBytes));
        var decoded = parts.SelectMany(part => EventMessageCodec.Decode(EventMessageCodec.Encode(1, false, [part])).Batches.Single().Events);
        AssertSameEvents(events, [.. decoded], "split");
    }

    [Fact]
    public void Random_and_damaged_bytes_are_invalid_data_and_nothing_worse()
    {
        var batch = Some.Batch([.. Enum.GetValues<EventType>().Select(type => Some.FullEvent(type, new Random(1), 0.2))]);
        var valid = EventMessageCodec.Encode(1, false, EventBatchCodec.Encode(batch));
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var bytes = (byte[])valid.Clone();
            if (seed % 3 == 0) bytes = bytes[..random.Next(bytes.Length)];
            else for (var i = random.Next(1, 5); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                EventMessageCodec.Decode(bytes);
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void Damaged_batches_are_invalid_data_and_nothing_worse()
    {
        var batch = Some.Batch([.. Enum.GetValues<EventType>().Select(type => Some.FullEvent(type, new Random(1), 0.2))]);
        var valid = EventBatchCodec.Encode(batch).Single().Bytes.ToArray();
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var bytes = (byte[])valid.Clone();
            if (seed % 3 == 0) bytes = bytes[..random.Next(bytes.Length)];
            else for (var i = random.Next(1, 5); i > 0; i--) bytes[random.Next(Math.Min(bytes.Length, 300))] = (byte)random.Next(256);
            try
            {
                EventBatchCodec.Decode(bytes, version: 2);
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void A_bomb_is_refused()
    {
        var bomb = EventMessageCodec.Encode(1, false, [new EncodedBatch(new byte[EventMessageCodec.MaxRawBytes - 5], 1)]);
        Assert.True(bomb.Length < 1_000);
        Assert.Throws<InvalidDataException>(() => EventMessageCodec.Decode(bomb));
        Assert.Throws<ArgumentException>(() => EventMessageCodec.Encode(1, false, [new EncodedBatch(new byte[EventMessageCodec.MaxRawBytes], 1)]));
    }

    private static void AssertSameEvents(PlayerEvent[] expected, PlayerEvent[] actual, string because)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (left, right) in expected.Zip(actual))
        {
            Assert.Equal((left.Index, left.Type), (right.Index, right.Type));
            foreach (var field in EventSchema.All)
            {
                Assert.True(SameValue(field, left, right), $"{because}: {left.Type} {field.Path}");
            }
        }
    }

    private static bool SameValue(EventField field, PlayerEvent left, PlayerEvent right) => field switch
    {
        TextField text => text.Get(left) == text.Get(right),
        NumberField number => number.Get(left) == number.Get(right),
        FlagField flag => flag.Get(left) == flag.Get(right),
        PairsField pairs => (pairs.Get(left) ?? new Dictionary<string, string>()).OrderBy(p => p.Key)
            .SequenceEqual((pairs.Get(right) ?? new Dictionary<string, string>()).OrderBy(p => p.Key)),
        _ => false,
    };
}
