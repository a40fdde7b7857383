using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Functions.Cardinality;

/// <summary>Instances' agreement on labels and series, to test with.</summary>
internal static class SomeCardinality
{
    public static CardinalitySync Sync(ICardinalityStore store, SlotDirectory directory, SlotStateSettings settings, TimeProvider time) => new(
        new LedgerAgreement(store, directory, time), new CardinalityReporter(store, settings, time, NullLogger<CardinalityReporter>.Instance),
        new CardinalityOptions(), time, NullLogger<CardinalitySync>.Instance);
}
